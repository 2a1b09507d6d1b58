package app.latchkey.operator.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.latchkey.messages.dkim.DomainKey;
import app.latchkey.messages.dkim.DomainKeys;
import app.latchkey.platform.commands.Arguments;
import app.latchkey.platform.commands.Command;
import app.latchkey.platform.dns.Zone;
import app.latchkey.platform.settings.Settings;
import app.latchkey.platform.settings.SettingsReader;
import app.latchkey.platform.settings.StartRefused;
import app.latchkey.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DkimCommandsTest {
    @TempDir
    private Path data;

    private final Zone zone = new Zone();
    private Settings settings;
    private DomainKeys keys;

    @BeforeEach
    void a_sender() {
        settings = SettingsReader.read(
                data,
                Map.of(
                        "LATCHKEY_DATA_DIR", data.toString(),
                        "LATCHKEY_SMTP_URL", "smtp://127.0.0.1:25",
                        "LATCHKEY_MAIL_FROM", "Clubs <clubs@Club.example>"),
                Map.of(),
                false);
        keys = new DomainKeys(settings);
    }

    private String run(String typed) {
        var transactions = TestDatabase.transactions();
        var words = List.of(typed.split(" "));
        Command command = switch (words.getFirst()) {
            case "create" -> new DkimCreate(keys, settings, transactions);
            case "activate" -> new DkimActivate(keys, settings, transactions, zone);
            case "retire" -> new DkimRetire(keys, settings, transactions);
            default -> new DkimList(keys, settings);
        };
        var out = new ByteArrayOutputStream();
        var arguments =
                Arguments.read(words.subList(1, words.size()), command.options(), command.switches(), command.usage());
        assertThat(command.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8)))
                .isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    private List<DomainKey.State> states() {
        return keys.of("club.example").stream().map(DomainKey::state).toList();
    }

    private DomainKey newest() {
        return keys.of("club.example").getLast();
    }

    private void publish(DomainKey key) {
        zone.texts.put(key.recordName(), List.of(key.record()));
    }

    @Test
    void a_key_signs_only_when_the_dns_shows_it() {
        var said = run("create");
        assertThat(said).contains(newest().recordName(), newest().record(), newest().zoneLine(), "signs nothing yet");
        assertThatThrownBy(() -> run("activate"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("shows nothing at " + newest().recordName());
        zone.texts.put(newest().recordName(), List.of("v=DKIM1; k=rsa; p=AAAA"));
        assertThatThrownBy(() -> run("activate")).hasMessageContaining("another key");
        zone.silent = true;
        assertThatThrownBy(() -> run("activate")).hasMessageContaining("did not answer");
        assertThat(states()).containsExactly(DomainKey.State.PREPARED);
        zone.silent = false;
        publish(newest());
        assertThat(run("activate")).contains("is signed by " + newest().selector());
        assertThat(states()).containsExactly(DomainKey.State.SIGNING);
    }

    @Test
    void an_operator_who_knows_better_starts_without_looking() {
        run("create");
        run("activate --unseen");
        assertThat(states()).containsExactly(DomainKey.State.SIGNING);
    }

    @Test
    void a_rotation_has_a_new_name_and_says_how_long_the_old_record_stays() {
        run("create");
        publish(newest());
        run("activate");
        var old = newest();
        run("create");
        assertThat(newest().recordName()).isNotEqualTo(old.recordName());
        assertThat(states()).containsExactly(DomainKey.State.SIGNING, DomainKey.State.PREPARED);
        publish(newest());
        assertThat(run("activate")).contains("Leave " + old.recordName() + " in the DNS until ");
        assertThat(states()).containsExactly(DomainKey.State.RETIRED, DomainKey.State.SIGNING);
        assertThat(keys.of("club.example").getFirst().privateKey()).isEmpty();
        assertThat(run("retire")).contains("not signed here any more", "in the DNS until ");
        assertThat(states()).containsOnly(DomainKey.State.RETIRED);
        assertThat(run("list")).contains(old.recordName(), "signs no longer");
    }

    @Test
    void a_key_made_twice_before_it_signs_is_one() {
        run("create");
        run("create");
        assertThat(states()).containsExactly(DomainKey.State.PREPARED);
    }

    @Test
    void a_zone_line_has_pieces_that_a_name_server_takes() {
        run("create");
        var line = newest().zoneLine();
        assertThat(line.replace("\" \"", "")).contains("( \"" + newest().record() + "\" )");
        assertThat(line.split("\"")).allMatch(piece -> piece.length() <= 255);
    }

    @Test
    void what_is_no_domain_and_what_has_no_key_is_a_sentence() {
        assertThatThrownBy(() -> run("create --domain localhost"))
                .hasMessageContaining("no domain that mail comes from");
        assertThatThrownBy(() -> run("activate")).hasMessageContaining("make one by ./latchkey dkim create");
        assertThatThrownBy(() -> run("retire")).hasMessageContaining("No key signs");
        assertThat(run("list")).contains("leaves unsigned");
        assertThat(run("create --domain bücher.example")).contains("xn--bcher-kva.example");
    }
}
