package app.latchkey.messages.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.messages.Mail;
import app.latchkey.operator.sink.Play;
import app.latchkey.operator.sink.ScriptedSmtp;
import app.latchkey.operator.sink.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a listener on the wire, or somebody who stands in for the relay, gets of our password and our mails: nothing. */
class EncryptionTest {
    private static final String SECRET = "open sesame";
    private static final String IN_BASE64 = "b3BlbiBzZXNhbWU";
    // Leads to this machine without being called so: encryption is demanded as of any other relay.
    private static final String ELSEWHERE = "0.0.0.0";

    @TempDir
    private static Path folder;

    private ScriptedSmtp smtp = new ScriptedSmtp(InstantSource.system());

    @BeforeAll
    static void certificates() throws Exception {
        certificate("ours", "ip:" + ELSEWHERE);
        certificate("another", "dns:mail.another.example");
    }

    @AfterEach
    void hang_up() {
        smtp.close();
    }

    @Test
    void a_relay_that_does_not_offer_encryption_gets_neither_password_nor_mail() {
        assertThat(carry()).isInstanceOf(Exchange.Unreachable.class);
        nothingOverheard();
    }

    @Test
    void a_relay_that_takes_its_offer_back_gets_neither_password_nor_mail() throws Exception {
        offering("ours");
        smtp.play((step, to) ->
                step == Step.STARTTLS ? Optional.of(Play.answer("454 4.7.0 TLS not available")) : Optional.empty());
        assertThat(carry()).isInstanceOf(Exchange.Unreachable.class);
        nothingOverheard();
    }

    @Test
    void a_certificate_that_nobody_vouches_for_gets_neither_password_nor_mail() throws Exception {
        offering("ours");
        var ended = carry();
        assertThat(ended)
                .isInstanceOfSatisfying(
                        Exchange.Unreachable.class,
                        away -> assertThat(away.words()).containsIgnoringCase("certification path"));
        nothingOverheard();
    }

    @Test
    void a_trusted_certificate_of_another_relay_gets_neither_password_nor_mail() throws Exception {
        offering("another");
        assertThat(inAHouseThatTrusts("another")).startsWith("Unreachable");
        nothingOverheard();
    }

    @Test
    void the_relays_own_certificate_opens_and_nobody_on_the_wire_reads_anything() throws Exception {
        offering("ours");
        assertThat(inAHouseThatTrusts("ours")).startsWith("Accepted");
        assertThat(smtp.received()).hasSize(1);
        assertThat(smtp.overheard()).hasSize(2).first().asString().startsWith("EHLO");
        assertThat(smtp.overheard().getLast()).isEqualTo("STARTTLS");
    }

    /** The listener does hear it where nothing is encrypted, on this machine. */
    @Test
    void without_encryption_the_password_is_heard() {
        var relay = relay(url("127.0.0.1"));
        assertThat(carry(relay)).isInstanceOf(Exchange.Accepted.class);
        assertThat(smtp.overheard()).anyMatch(EncryptionTest::tells);
    }

    private void nothingOverheard() {
        assertThat(smtp.overheard())
                .isNotEmpty()
                .noneMatch(EncryptionTest::tells)
                .noneMatch(line -> line.startsWith("MAIL"));
        assertThat(smtp.received()).isEmpty();
    }

    private static boolean tells(String line) {
        return line.startsWith("AUTH") || line.contains(SECRET) || line.contains(IN_BASE64);
    }

    private void offering(String name) throws Exception {
        var keys = KeyStore.getInstance(folder.resolve(name).toFile(), SECRET.toCharArray());
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, SECRET.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        smtp.close();
        smtp = new ScriptedSmtp(InstantSource.system(), Optional.of(context));
    }

    private static void certificate(String name, String subject) throws Exception {
        var made = new ProcessBuilder(
                        java("keytool"),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=" + subject,
                        "-validity",
                        "30",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        SECRET,
                        "-keystore",
                        folder.resolve(name).toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start();
        assertThat(made.waitFor())
                .as(Files.readString(folder.resolve(name + ".log")))
                .isZero();
    }

    private static String java(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }

    private static Relay relay(String url) {
        return new Relay(
                RelayUrl.parse(url), "Clubs <clubs@latchkey.example>", Duration.ofSeconds(10), InstantSource.system());
    }

    private Exchange carry() {
        return carry(relay(url(ELSEWHERE)));
    }

    private String url(String host) {
        return "smtp://user:" + SECRET.replace(" ", "%20") + "@" + host + ":" + smtp.port();
    }

    private static Exchange carry(Relay relay) {
        var letter = new Letter(
                "1@latchkey",
                "Riverside",
                "a@x.example",
                Optional.empty(),
                Locale.ENGLISH,
                new Mail("Your access", "text", "<p>html</p>"),
                Trace.NONE);
        var ended = new CompletableFuture<Exchange>();
        Thread.ofVirtual().start(() -> {
            try {
                ended.complete(relay.carry(letter, Duration.ofSeconds(20), () -> true));
            } catch (RuntimeException failed) {
                ended.completeExceptionally(failed);
            }
        });
        return ended.join();
    }

    /** Whom a process trusts is said once, when it starts. */
    private String inAHouseThatTrusts(String name) throws Exception {
        var said = folder.resolve("said.log");
        var process = new ProcessBuilder(List.of(
                        java("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-Djavax.net.ssl.trustStore=" + folder.resolve(name),
                        "-Djavax.net.ssl.trustStorePassword=" + SECRET,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Trusting.class.getName(),
                        url(ELSEWHERE)))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        process.waitFor();
        return Files.readString(said).lines().toList().getLast();
    }

    /** Carries one letter and says how it ended. */
    static final class Trusting {
        private Trusting() {}

        public static void main(String[] typed) {
            var ended = carry(relay(typed[0]));
            System.out.println(
                    ended.getClass().getSimpleName() + " " + ended.toString().replace('\n', ' '));
            System.exit(0);
        }
    }
}
