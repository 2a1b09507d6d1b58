package app.latchkey.journeys;

import app.latchkey.Latchkey;
import app.latchkey.clubs.NewClub;
import app.latchkey.operator.ClubFounding;
import app.latchkey.operator.Installation;
import app.latchkey.operator.sink.Received;
import app.latchkey.operator.sink.ScriptedSmtp;
import app.latchkey.platform.settings.SettingsReader;
import app.latchkey.platform.text.EmailAddress;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** An installation of its own, as an operator would start it, whose mails go to a mail server that tests can read. */
final class JourneyHouse {
    private static final Pattern LINK = Pattern.compile("https?://\\S+/k/[A-Za-z0-9_-]+");
    private static final Pattern CODE = Pattern.compile("\\b[2-9A-Z]{4} [2-9A-Z]{4}\\b");

    private static @Nullable JourneyHouse one;

    private final ScriptedSmtp smtp = new ScriptedSmtp(InstantSource.system());
    private final Installation installation;
    private final String url;

    /** The one that all journeys share; it is torn down when the tests end. */
    static synchronized JourneyHouse open() {
        if (one == null) {
            var house = new JourneyHouse();
            Runtime.getRuntime().addShutdownHook(new Thread(house::close));
            one = house;
        }
        return one;
    }

    private JourneyHouse() {
        try {
            var port = freePort();
            this.url = "http://localhost:" + port;
            Path home = Files.createTempDirectory("latchkey-journeys-");
            var options = Map.of(
                    "PORT",
                    String.valueOf(port),
                    "DATA_DIR",
                    home.resolve("data").toString(),
                    "SMTP_URL",
                    smtp.url(),
                    "MAIL_FROM",
                    "door@latchkey.example",
                    "LOOK_UP_DOMAINS",
                    "false");
            this.installation =
                    Installation.server(Latchkey.class, SettingsReader.read(home, Map.of(), options, false));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String url() {
        return url;
    }

    /** @return the address of the owner's invitation link */
    String found(String slug, String name, String owner) {
        var wanted = new NewClub(slug, name, "FR", ZoneId.of("Europe/Paris"), Locale.ENGLISH, "EUR");
        var founded = installation
                .context()
                .getBean(ClubFounding.class)
                .found(wanted, EmailAddress.valid(owner).orElseThrow());
        return url + ((ClubFounding.Founded.Done) founded).ownerLink();
    }

    /** Waits for the newest mail to an address that says this, and answers the link in it. */
    String linkMailedTo(String address, String subjectPart) {
        return mailed(address, subjectPart, LINK);
    }

    private String mailed(String address, String subjectPart, Pattern what) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> newest(address, subjectPart).map(JourneyHouse::text), Optional::isPresent)
                .map(what::matcher)
                .filter(matcher -> matcher.find())
                .map(matcher -> matcher.group())
                .orElseThrow(() -> new AssertionError("The mail to " + address + " has no " + what));
    }

    /** Waits for the newest mail to an address that says this, and answers the code in it. */
    String codeMailedTo(String address, String subjectPart) {
        return mailed(address, subjectPart, CODE);
    }

    /** The part of the newest mail to an address that a mail program shows. */
    String pageMailedTo(String address, String subjectPart) {
        return newest(address, subjectPart)
                .map(mail -> part(mail, 1))
                .orElseThrow(() -> new AssertionError("No mail to " + address));
    }

    private Optional<Received> newest(String address, String subjectPart) {
        return smtp.received().stream()
                .filter(mail -> mail.to().equalsIgnoreCase(address))
                .filter(mail -> subject(mail).contains(subjectPart))
                .reduce((first, second) -> second);
    }

    private static String subject(Received mail) {
        try {
            return parsed(mail).getSubject();
        } catch (MessagingException malformed) {
            throw new IllegalStateException(malformed);
        }
    }

    private static String text(Received mail) {
        return part(mail, 0);
    }

    private static String part(Received mail, int n) {
        try {
            return ((Multipart) parsed(mail).getContent())
                    .getBodyPart(n)
                    .getContent()
                    .toString();
        } catch (MessagingException | IOException malformed) {
            throw new IllegalStateException(malformed);
        }
    }

    private static MimeMessage parsed(Received mail) throws MessagingException {
        var raw = new ByteArrayInputStream(mail.raw().getBytes(StandardCharsets.ISO_8859_1));
        return new MimeMessage(Session.getInstance(new Properties()), raw);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void close() {
        installation.close();
        smtp.close();
    }
}
