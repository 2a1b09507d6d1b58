package app.latchkey.operator.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.messages.dkim.DomainKeys;
import app.latchkey.platform.dns.Zone;
import app.latchkey.platform.settings.SettingsReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DkimCheckTest {
    private static final String DOMAIN = "club.example";
    private static final Instant MADE = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path data;

    private final Zone zone = new Zone();
    private DomainKeys keys;

    @BeforeEach
    void no_key() {
        keys = new DomainKeys(SettingsReader.read(data, Map.of("LATCHKEY_DATA_DIR", data.toString()), Map.of(), false));
    }

    private List<Verdict> verdicts(Instant now) {
        return new DkimCheck(zone, DOMAIN, keys.of(DOMAIN), now).verdicts();
    }

    private List<String> said(Instant now) {
        return verdicts(now).stream().map(Verdict::key).toList();
    }

    @Test
    void without_a_key_the_relay_is_said_to_sign() {
        assertThat(said(MADE)).containsExactly("dkim.relay");
    }

    @Test
    void a_key_that_is_made_is_told_what_to_put_where_and_what_is_put_there_fits() {
        var key = keys.create(DOMAIN, MADE);
        assertThat(said(MADE)).containsExactly("dkim.relay", "dkim.publish");
        var advised = verdicts(MADE).getLast();
        assertThat(advised.where()).isEqualTo("latchkey-20260301._domainkey.club.example");
        zone.texts.put(advised.where(), List.of(advised.put()));
        assertThat(said(MADE)).containsExactly("dkim.relay", "dkim.ready");
        keys.activate(key, MADE);
        assertThat(said(MADE)).containsExactly("dkim.good");
    }

    @Test
    void a_record_that_is_gone_changed_doubled_or_only_a_test_is_said() {
        var key = keys.create(DOMAIN, MADE);
        keys.activate(key, MADE);
        assertThat(said(MADE)).containsExactly("dkim.missing");
        zone.texts.put(key.recordName(), List.of(key.record() + "; t=y"));
        assertThat(said(MADE)).containsExactly("dkim.testing");
        for (var wrong : List.of(
                "v=DKIM1; k=rsa; p=",
                "v=DKIM1; k=rsa; p=AAAA",
                "not a key",
                "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=")) {
            zone.texts.put(key.recordName(), List.of(wrong));
            assertThat(said(MADE)).as(wrong).containsExactly("dkim.other");
        }
        assertThat(verdicts(MADE).getFirst().put()).isEqualTo(key.record());
        zone.texts.put(key.recordName(), List.of(key.record(), "v=spf1 -all"));
        assertThat(said(MADE)).containsExactly("dkim.several");
    }

    @Test
    void after_a_rotation_the_old_record_stays_a_fortnight_and_may_then_go() {
        var old = keys.create(DOMAIN, MADE);
        keys.activate(old, MADE);
        zone.texts.put(old.recordName(), List.of(old.record()));
        var rotated = MADE.plus(Duration.ofDays(365));
        var fresh = keys.create(DOMAIN, rotated);
        zone.texts.put(fresh.recordName(), List.of(fresh.record()));
        keys.activate(fresh, rotated);
        assertThat(said(rotated)).containsExactly("dkim.stays", "dkim.good");
        assertThat(verdicts(rotated).getFirst().words()).containsExactly(old.recordName(), "2027-03-15");
        assertThat(said(rotated.plus(Duration.ofDays(14)))).containsExactly("dkim.removable", "dkim.good");
        zone.texts.remove(old.recordName());
        assertThat(said(rotated)).containsExactly("dkim.early", "dkim.good");
        assertThat(said(rotated.plus(Duration.ofDays(14)))).containsExactly("dkim.good");
    }

    @Test
    void silence_is_not_called_missing() {
        keys.activate(keys.create(DOMAIN, MADE), MADE);
        zone.silent = true;
        assertThat(said(MADE)).containsExactly("silent");
    }
}
