package app.latchkey.testing;

import app.latchkey.Latchkey;
import app.latchkey.accounts.AccountAddresses;
import app.latchkey.accounts.Accounts;
import app.latchkey.accounts.Hashing;
import app.latchkey.accounts.Passwords;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Clubs;
import app.latchkey.clubs.NewClub;
import app.latchkey.clubs.Role;
import app.latchkey.clubs.Staff;
import app.latchkey.operator.Installation;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.settings.SettingsReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole application on the test database, started once for all tests that speak HTTP; mails are captured whole, as in a demo. */
public final class RunningHouse {
    public static final String PASSWORD = "a long enough pass phrase";
    public static final ProviderKeys PROVIDER_KEYS = new ProviderKeys();
    public static final String MAIL_SERVERS_KEY = "the key of this house for its mail servers";
    private static final int PORT = freePort();
    private static final ConfigurableApplicationContext CONTEXT = start();

    private RunningHouse() {}

    public static String url() {
        return "http://localhost:" + PORT;
    }

    public static <T> T bean(Class<T> type) {
        return CONTEXT.getBean(type);
    }

    public static <T> T bean(String name, Class<T> type) {
        return CONTEXT.getBean(name, type);
    }

    public static <T> Collection<T> beans(Class<T> type) {
        return CONTEXT.getBeansOfType(type).values();
    }

    public static Club club(String country) {
        var slug = "w" + Ids.next().toString().replace("-", "").substring(8, 32);
        var wanted = new NewClub(slug, "Riverside", country, ZoneId.of("Europe/Paris"), Locale.ENGLISH, "EUR");
        var tx = bean(Transactions.class);
        // All tests come from one network: each club begins with its whole budget.
        tx.global(() -> bean(JdbcClient.class)
                .sql("delete from throttle where kind = 'asking'")
                .update());
        ClubId id = tx.global(() -> bean(Clubs.class).create(wanted).orElseThrow());
        tx.inClub(id, () -> bean(Staff.class).begin(id));
        return tx.global(() -> bean(Clubs.class).get(id));
    }

    /** Somebody at the desk, signed in through the real page. */
    public static Browser staff(Club club, Role role) {
        var email = "staff" + Ids.next() + "@riverside.example";
        bean(Transactions.class).inClub(club.id(), () -> {
            var account = bean(Accounts.class).create("Lea", Locale.ENGLISH);
            bean(AccountAddresses.class).prove(account, email, email, true);
            bean(Passwords.class).set(account, bean(Hashing.class).hash(PASSWORD));
            bean(Staff.class).give(club.id(), account, role);
        });
        var browser = new Browser();
        browser.post("/" + club.slug() + "/", Map.of("identifier", email, "password", PASSWORD));
        return browser;
    }

    private static ConfigurableApplicationContext start() {
        try {
            var home = Files.createTempDirectory("latchkey-house-");
            var options = Map.of(
                    "PORT",
                    String.valueOf(PORT),
                    "DATA_DIR",
                    home.toString(),
                    "BOUNCES_KEY",
                    MAIL_SERVERS_KEY,
                    "POSTMARK_KEY",
                    MAIL_SERVERS_KEY,
                    "SES_TOPIC",
                    "arn:aws:sns:eu-west-1:123456789012:latchkey",
                    "MAILGUN_KEY",
                    PROVIDER_KEYS.mailgunKey(),
                    "SENDGRID_KEY",
                    PROVIDER_KEYS.sendGridKey());
            var settings = SettingsReader.read(home, Map.of(), options, true);
            return Installation.open(Latchkey.class, settings, TestDatabase.database(), WebApplicationType.SERVLET)
                    .context();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
