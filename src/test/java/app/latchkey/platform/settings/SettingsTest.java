package app.latchkey.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private static final String SENDGRID_KEY =
            "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE83T4O/n84iotIvIW4mdBgQ/7dAfSmpqIM8kF"
                    + "9mN1flpVKS3GRqe62gw+2fNNRaINXvVpiglSI8eNEc6wEA3F+g==";

    @TempDir
    private Path home;

    @Test
    void without_any_setting_there_are_defaults() {
        var settings = read(Map.of());
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.baseUrl()).hasToString("http://localhost:8080");
        assertThat(settings.dataDir()).isEqualTo(home.resolve("data"));
        assertThat(settings.databaseUrl()).isNull();
        assertThat(settings.databaseOwnerUrl()).isNull();
        assertThat(settings.smtpUrl()).isNull();
        assertThat(settings.mailFrom()).isEqualTo("Latchkey <latchkey@localhost>");
        assertThat(settings.trustedProxies()).isEmpty();
        assertThat(settings.allowHttp()).isFalse();
        assertThat(settings.backupDir()).isNull();
        assertThat(settings.loopback()).isTrue();
        assertThat(settings.https()).isFalse();
    }

    @Test
    void every_setting_has_its_name_in_the_environment() {
        var settings = read(Map.of(
                "LATCHKEY_PORT", "9090",
                "LATCHKEY_BASE_URL", "https://clubs.example.org/",
                "LATCHKEY_DATA_DIR", "/srv/latchkey",
                "LATCHKEY_DATABASE_URL", "postgresql://a:b@db/latchkey",
                "LATCHKEY_DATABASE_OWNER_URL", "postgresql://o:b@db/latchkey",
                "LATCHKEY_SMTP_URL", "smtps://u:p@relay:465",
                "LATCHKEY_MAIL_FROM", "Clubs <clubs@example.org>",
                "LATCHKEY_TRUSTED_PROXIES", "10.0.0.1, 10.0.0.2",
                "LATCHKEY_ALLOW_HTTP", "true",
                "HOME", "/root"));
        assertThat(settings.port()).isEqualTo(9090);
        assertThat(settings.address("/k/x")).isEqualTo("https://clubs.example.org/k/x");
        assertThat(settings.dataDir()).isEqualTo(Path.of("/srv/latchkey"));
        assertThat(settings.databaseUrl()).isEqualTo("postgresql://a:b@db/latchkey");
        assertThat(settings.databaseOwnerUrl()).isEqualTo("postgresql://o:b@db/latchkey");
        assertThat(settings.smtpUrl()).isEqualTo("smtps://u:p@relay:465");
        assertThat(settings.mailFrom()).isEqualTo("Clubs <clubs@example.org>");
        assertThat(settings.trustedProxies()).containsExactly("10.0.0.1", "10.0.0.2");
        assertThat(settings.allowHttp()).isTrue();
        assertThat(settings.https()).isTrue();
    }

    @Test
    void name_servers_are_asked_unless_somebody_says_no() {
        assertThat(read(Map.of()).looksUpDomains()).isTrue();
        assertThat(read(Map.of("LATCHKEY_LOOK_UP_DOMAINS", "false")).looksUpDomains())
                .isFalse();
    }

    @Test
    void a_folder_for_backups_is_meant_from_where_latchkey_lies() {
        assertThat(read(Map.of("LATCHKEY_BACKUP_DIR", "backups")).backupDir()).isEqualTo(home.resolve("backups"));
    }

    @Test
    void what_comes_back_has_an_address_a_mailbox_and_a_key_of_its_own() {
        assertThat(read(Map.of()).reports()).isEqualTo(Settings.Reports.NONE);
        var reports = read(Map.of(
                        "LATCHKEY_RETURN_PATH", "bounces@clubs.example",
                        "LATCHKEY_BOUNCES_URL", "imaps://u:p@imap.example",
                        "LATCHKEY_BOUNCES_KEY", "0123456789abcdef0123456789abcdef",
                        "LATCHKEY_SES_TOPIC", "arn:aws:sns:eu-west-1:123456789012:latchkey",
                        "LATCHKEY_POSTMARK_KEY", "fedcba9876543210fedcba9876543210",
                        "LATCHKEY_MAILGUN_KEY", "a key of theirs",
                        "LATCHKEY_SENDGRID_KEY", SENDGRID_KEY))
                .reports();
        assertThat(reports)
                .isEqualTo(new Settings.Reports(
                        new ReturnPath("bounces", "clubs.example"),
                        "imaps://u:p@imap.example",
                        "0123456789abcdef0123456789abcdef",
                        "arn:aws:sns:eu-west-1:123456789012:latchkey",
                        "fedcba9876543210fedcba9876543210",
                        "a key of theirs",
                        reports.sendGridKey()));
        assertThat(reports.sendGridKey().getEncoded())
                .isEqualTo(Base64.getDecoder().decode(SENDGRID_KEY));
        assertThat(ReturnPath.parse("bounces@clubs.example").with("mark")).isEqualTo("bounces+mark@clubs.example");
        assertThat(ReturnPath.parse("@bounces.clubs.example").with("mark")).isEqualTo("mark@bounces.clubs.example");
    }

    @Test
    void a_return_path_that_no_mark_fits_into_is_refused() {
        for (var wrong :
                new String[] {"bounces", "two@at@x.example", "much-too-long@clubs.example", "a+b@clubs.example"})
            assertThatThrownBy(() -> read(Map.of("LATCHKEY_RETURN_PATH", wrong)))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("bounces@example.org");
        assertThatThrownBy(() -> read(Map.of("LATCHKEY_SES_TOPIC", "my topic")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("arn:aws:sns");
        assertThatThrownBy(() -> read(Map.of("LATCHKEY_POSTMARK_KEY", "short")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("LATCHKEY_POSTMARK_KEY");
        for (var wrong : new String[] {
            "an API key",
            SENDGRID_KEY.substring(0, 60),
            SENDGRID_KEY.replace('E', '%'),
            "-----BEGIN PUBLIC KEY-----" + SENDGRID_KEY,
            // P-384.
            "MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAE" + "A".repeat(128)
        })
            assertThatThrownBy(() -> read(Map.of("LATCHKEY_SENDGRID_KEY", wrong)))
                    .as(wrong)
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("LATCHKEY_SENDGRID_KEY");
        assertThatThrownBy(() -> read(Map.of("LATCHKEY_BOUNCES_KEY", "short")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("openssl rand");
    }

    @Test
    void the_file_uses_dots_and_the_environment_wins() throws Exception {
        Files.writeString(home.resolve("latchkey.properties"), "port=7000\ndata.dir=elsewhere\n");
        var settings = read(Map.of("LATCHKEY_PORT", "7001"));
        assertThat(settings.port()).isEqualTo(7001);
        assertThat(settings.dataDir()).isEqualTo(home.resolve("elsewhere"));
    }

    @Test
    void a_secret_may_stand_in_a_file_of_its_own() throws Exception {
        Files.writeString(home.resolve("relay"), "smtp://u:p@relay\n");
        var settings = read(Map.of("LATCHKEY_SMTP_URL_FILE", "relay", "LATCHKEY_MAIL_FROM", "a@example.org"));
        assertThat(settings.smtpUrl()).isEqualTo("smtp://u:p@relay");
        assertThatThrownBy(() -> read(Map.of("LATCHKEY_SMTP_URL_FILE", "missing")))
                .hasMessageContaining("missing that LATCHKEY_SMTP_URL_FILE names cannot be read");
    }

    @Test
    void a_file_with_a_secret_that_others_can_read_is_noticed_and_read_all_the_same() throws Exception {
        var secret = mode("rw-r--r--", Files.writeString(home.resolve("relay"), "smtp://u:p@relay\n"));
        var file = mode("rw-r--r--", Files.writeString(home.resolve("latchkey.properties"), "port=7000\n"));
        var environment = Map.of("LATCHKEY_SMTP_URL_FILE", "relay", "LATCHKEY_MAIL_FROM", "a@example.org");
        assertThat(read(environment).openSecrets()).containsExactly(new Settings.OpenSecret(secret, true));
        Files.writeString(file, "postmark.key=0123456789abcdef0123456789abcdef\n");
        assertThat(read(environment).openSecrets())
                .extracting(Settings.OpenSecret::file)
                .containsExactlyInAnyOrder(secret, file);
        mode("rw-r-----", secret);
        mode("rw-------", file);
        assertThat(read(environment).openSecrets()).isEmpty();
        assertThat(read(environment).smtpUrl()).isEqualTo("smtp://u:p@relay");
    }

    private static Path mode(String rights, Path file) throws IOException {
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
    }

    @ParameterizedTest
    @CsvSource({
        "LATCHKEY_PROT, LATCHKEY_PORT",
        "LATCHKEY_BASEURL, LATCHKEY_BASE_URL",
        "LATCHKEY_SMTP_ULR, LATCHKEY_SMTP_URL",
        "LATCHKEY_TRUSTED_PROXY, LATCHKEY_TRUSTED_PROXIES",
        "LATCHKEY_PORT_FILE, LATCHKEY_PORT",
    })
    void an_unknown_setting_is_refused_with_the_nearest_known(String wrong, String nearest) {
        assertThatThrownBy(() -> read(Map.of(wrong, "1")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("There is no setting " + wrong)
                .hasMessageContaining("did you mean " + nearest);
    }

    @Test
    void an_unknown_key_in_the_file_is_refused_too() throws Exception {
        Files.writeString(home.resolve("latchkey.properties"), "base.ulr=https://x.example\n");
        assertThatThrownBy(() -> read(Map.of())).hasMessageContaining("did you mean LATCHKEY_BASE_URL");
    }

    @Test
    void plain_http_beyond_this_machine_is_refused_unless_allowed() {
        var open = Map.of("LATCHKEY_BASE_URL", "http://clubs.example.org");
        assertThatThrownBy(() -> read(open)).hasMessageContaining("LATCHKEY_ALLOW_HTTP=true");
        assertThat(read(Map.of("LATCHKEY_BASE_URL", "http://clubs.example.org", "LATCHKEY_ALLOW_HTTP", "true"))
                        .loopback())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "LATCHKEY_PORT, eighty, a port is a number",
        "LATCHKEY_PORT, 0, a port is a number",
        "LATCHKEY_PORT, 65536, a port is a number",
        "LATCHKEY_PORT, 70000, a port is a number",
        "LATCHKEY_BASE_URL, clubs.example.org, looks like https",
        "LATCHKEY_BASE_URL, https://x.example/club, looks like https",
        "LATCHKEY_ALLOW_HTTP, yes, true or false",
        "LATCHKEY_SMTP_URL, smtp://relay, needs LATCHKEY_MAIL_FROM",
    })
    void what_cannot_be_is_said_in_one_sentence(String name, String value, String words) {
        assertThatThrownBy(() -> read(Map.of(name, value)))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(words);
    }

    @Test
    void a_demo_refuses_a_relay_and_an_address_beyond_this_machine() {
        assertThat(demo(Map.of()).dataDir()).isEqualTo(home.resolve(".demo"));
        assertThatThrownBy(() -> demo(Map.of("LATCHKEY_BASE_URL", "https://x.example")))
                .hasMessageContaining("this machine only");
        assertThatThrownBy(() -> demo(Map.of("LATCHKEY_SMTP_URL", "smtp://r", "LATCHKEY_MAIL_FROM", "a@b.example")))
                .hasMessageContaining("without a mail relay");
    }

    private Settings read(Map<String, String> environment) {
        return SettingsReader.read(home, environment, Map.of(), false);
    }

    private Settings demo(Map<String, String> environment) {
        return SettingsReader.read(home, environment, Map.of(), true);
    }
}
