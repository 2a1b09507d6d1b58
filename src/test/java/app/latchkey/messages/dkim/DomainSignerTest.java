package app.latchkey.messages.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.latchkey.messages.Mail;
import app.latchkey.messages.smtp.Exchange;
import app.latchkey.messages.smtp.Letter;
import app.latchkey.messages.smtp.Relay;
import app.latchkey.messages.smtp.RelayUrl;
import app.latchkey.messages.smtp.Trace;
import app.latchkey.operator.sink.Received;
import app.latchkey.operator.sink.ScriptedSmtp;
import app.latchkey.platform.settings.Settings;
import app.latchkey.platform.settings.SettingsReader;
import app.latchkey.platform.settings.StartRefused;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.apache.james.jdkim.exceptions.PermFailException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mail as it goes over the wire, checked as a receiver checks it. */
class DomainSignerTest {
    private static final String DOMAIN = "latchkey.example";
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path data;

    private final ScriptedSmtp smtp = new ScriptedSmtp(InstantSource.system());
    private DomainKeys keys;
    private Relay relay;

    @BeforeEach
    void a_relay() {
        keys = new DomainKeys(settings());
        relay = new Relay(
                RelayUrl.parse(smtp.url()),
                "Clubs <clubs@Latchkey.example>",
                Duration.ofSeconds(15),
                InstantSource.system(),
                1,
                Duration.ZERO,
                new DomainSigner(keys));
    }

    private Settings settings() {
        return SettingsReader.read(data, Map.of("LATCHKEY_DATA_DIR", data.toString()), Map.of(), false);
    }

    @AfterEach
    void hang_up() {
        relay.close();
        smtp.close();
    }

    private Received sent(Mail mail) {
        var letter = new Letter(
                "1@latchkey",
                "Chez Zoé, le très long nom d’un club qui ne tient pas sur une seule ligne",
                "ada@x.example",
                Optional.of("desk@club.example"),
                Locale.FRENCH,
                mail,
                Trace.NONE);
        assertThat(relay.carry(letter, Duration.ofSeconds(20), () -> true)).isInstanceOf(Exchange.Accepted.class);
        return smtp.received().getLast();
    }

    private static Mail mail(String text) {
        return new Mail(
                "Votre accès à un club dont le nom est long, très long, plus long qu’une ligne",
                text,
                "<p>" + text + "</p>",
                Optional.of("https://clubs.example/u/abc"));
    }

    private List<SignatureRecord> verified(String raw, DomainKey... published) throws Exception {
        var verifier = new DKIMVerifier((methods, selector, domain) -> {
            for (var key : published)
                if (key.recordName().contentEquals(selector + "._domainkey." + domain)) return List.of(key.record());
            throw new PermFailException("no key for signature");
        });
        return verifier.verify(new ByteArrayInputStream(raw.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private DomainKey signing() {
        var key = keys.create(DOMAIN, NOW);
        keys.activate(key, NOW);
        return key;
    }

    @Test
    void a_domain_without_a_key_is_sent_unsigned() {
        keys.create(DOMAIN, NOW);
        keys.activate(keys.create("elsewhere.example", NOW), NOW);
        assertThat(sent(mail("Bonjour")).header("DKIM-Signature")).isEmpty();
    }

    @Test
    void what_arrives_is_signed_by_the_senders_domain() throws Exception {
        var key = signing();
        for (var text : List.of(
                "Bonjour",
                "",
                "\n\n",
                ".\n..\n. point",
                "fin sans ligne  \n \t\n",
                "naïve café é ü " + "mot ".repeat(400),
                "x".repeat(3000))) {
            var raw = sent(mail(text)).raw();
            var found = verified(raw, key);
            assertThat(found).as(text).hasSize(1);
            assertThat(found.getFirst().getDToken().toString()).isEqualTo(DOMAIN);
            assertThat(raw.lines()).allMatch(line -> line.length() <= 998);
        }
    }

    @Test
    void what_a_reader_or_a_mail_program_acts_on_is_signed_and_from_once_more() throws Exception {
        var key = signing();
        var signed = verified(sent(mail("Bonjour")).raw(), key).getFirst().getHeaders().stream()
                .map(name -> name.toString().toLowerCase(Locale.ROOT))
                .toList();
        assertThat(signed)
                .contains(
                        "to",
                        "subject",
                        "date",
                        "message-id",
                        "mime-version",
                        "content-type",
                        "reply-to",
                        "list-unsubscribe",
                        "list-unsubscribe-post")
                .filteredOn("from"::equals)
                .hasSize(2);
    }

    @Test
    void whoever_changes_the_body_a_header_or_adds_a_sender_breaks_the_signature() throws Exception {
        var key = signing();
        var raw = sent(mail("Bonjour")).raw();
        for (var changed : List.of(
                raw.replace("Bonjour", "Bonsoir"),
                raw.replace("https://clubs.example/u/abc", "https://evil.example/u/abc"),
                raw.replaceFirst("To: ada@", "To: eve@"),
                "From: Mallory <mallory@evil.example>\r\n" + raw)) {
            assertThat(changed).isNotEqualTo(raw);
            assertThatThrownBy(() -> verified(changed, key)).isInstanceOf(FailException.class);
        }
    }

    @Test
    void what_servers_do_on_the_way_does_not() throws Exception {
        var key = signing();
        var raw = sent(mail("Bonjour")).raw();
        assertThat(verified("Received: from here by there\r\n" + raw.replace("Subject: ", "Subject:   "), key))
                .hasSize(1);
    }

    @Test
    void after_a_rotation_mail_under_way_and_fresh_mail_both_pass() throws Exception {
        var old = signing();
        var underWay = sent(mail("Bonjour")).raw();
        var fresh = signing();
        var after = sent(mail("Bonjour")).raw();
        assertThat(verified(underWay, old, fresh)).hasSize(1);
        assertThat(verified(after, old, fresh)).hasSize(1);
        assertThatThrownBy(() -> verified(after, old)).isInstanceOf(FailException.class);
    }

    @Test
    void a_running_server_notices_a_key_that_a_command_made() {
        assertThat(sent(mail("Bonjour")).header("DKIM-Signature")).isEmpty();
        var command = new DomainKeys(settings());
        command.activate(command.create(DOMAIN, NOW), NOW);
        assertThat(sent(mail("Bonjour")).header("DKIM-Signature")).contains("d=" + DOMAIN);
        command.retire(DOMAIN, NOW);
        assertThat(sent(mail("Bonjour")).header("DKIM-Signature")).isEmpty();
    }

    @Test
    void the_file_is_its_owners_alone_and_a_damaged_one_stops_the_start_but_no_mail() throws Exception {
        var key = signing();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.file())))
                .isEqualTo("rw-------");
        assertThat(key.toString()).isEqualTo(key.recordName() + " PREPARED");
        var whole = Files.readString(keys.file());
        Files.writeString(keys.file(), whole.replaceAll("private=.{40}", "private=AAAA"));
        assertThat(sent(mail("Bonjour")).header("DKIM-Signature")).contains("d=" + DOMAIN);
        assertThatThrownBy(() -> new DomainKeys(settings()))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("is damaged");
        Files.writeString(keys.file(), whole);
        Files.setPosixFilePermissions(keys.file(), PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> new DomainKeys(settings())).hasMessageContaining("can be read by others");
    }
}
