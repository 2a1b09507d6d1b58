package app.latchkey.operator.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.platform.dns.Zone;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenderCheckTest {
    private static final String RELAY = "relay.example.net";
    private final Zone zone = new Zone();

    SenderCheckTest() {
        zone.addresses.put(RELAY, List.of("192.0.2.25"));
        zone.names.put("192.0.2.25", List.of(RELAY));
    }

    private Map<String, Verdict> verdicts(String domain) {
        var found = new HashMap<String, Verdict>();
        new SenderCheck(zone, domain, RELAY).verdicts().forEach(verdict -> found.put(verdict.key(), verdict));
        return found;
    }

    @Test
    void a_bare_domain_is_told_what_to_put_where() {
        var found = verdicts("club.example");
        assertThat(found).containsKeys("spf.missing", "dmarc.missing", "reverse.good");
        assertThat(found.get("spf.missing").where()).isEqualTo("club.example");
        assertThat(found.get("spf.missing").put()).isEqualTo("v=spf1 a:relay.example.net ~all");
        assertThat(found.get("dmarc.missing").where()).isEqualTo("_dmarc.club.example");
        assertThat(found.get("dmarc.missing").put()).startsWith("v=DMARC1; p=none");
        // What is advised is what is then found to be good.
        zone.texts.put("club.example", List.of(found.get("spf.missing").put()));
        zone.texts.put("_dmarc.club.example", List.of(found.get("dmarc.missing").put()));
        assertThat(verdicts("club.example")).containsKeys("spf.good", "dmarc.watching");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        v=spf1 ip4:192.0.2.0/24 -all                     | spf.good
        v=spf1 ip4:192.0.2.25 -all                       | spf.good
        v=spf1 ip4:192.0.2.16/28 ~all                    | spf.good
        v=spf1 ip4:192.0.2.0/29 ~all                     | spf.unnamed
        v=spf1 mx -all                                   | spf.unnamed
        v=spf1 a:relay.example.net -all                  | spf.good
        V=SPF1 A:RELAY.EXAMPLE.NET -ALL                  | spf.good
        v=spf1 include:_spf.provider.example -all        | spf.good
        v=spf1 redirect=_spf.provider.example            | spf.good
        v=spf1 -ip4:192.0.2.25 +all                      | spf.unnamed
        v=spf1 +all                                      | spf.everybody
        v=spf1 all                                       | spf.everybody
        v=spf1 include:loop.example -all                 | spf.deep
        v=spf1 ip6:2001:db8::/32 -all                    | spf.unnamed
        v=spf1 ip4:not-an-address -all                   | spf.unnamed
        v=spf10 ip4:192.0.2.25 -all                      | spf.missing
        """)
    void a_record_is_read_as_receivers_read_it(String record, String verdict) {
        zone.texts.put("club.example", List.of("some-token=1", record));
        zone.texts.put("_spf.provider.example", List.of("v=spf1 ip4:192.0.2.0/24 -all"));
        zone.texts.put("loop.example", List.of("v=spf1 include:loop.example -all"));
        assertThat(verdicts("club.example")).containsKey(verdict);
    }

    @Test
    void a_relay_that_is_not_named_is_written_into_the_record_that_is_there() {
        zone.texts.put("club.example", List.of("v=spf1 mx -all"));
        assertThat(verdicts("club.example").get("spf.unnamed").put()).isEqualTo("v=spf1 a:relay.example.net mx -all");
    }

    @Test
    void two_records_count_as_none() {
        zone.texts.put("club.example", List.of("v=spf1 -all", "v=spf1 a -all"));
        zone.texts.put("_dmarc.club.example", List.of("v=DMARC1; p=none", "v=DMARC1; p=reject"));
        assertThat(verdicts("club.example")).containsKeys("spf.two", "dmarc.two");
    }

    @Test
    void a_subdomain_follows_the_policy_above_it() {
        zone.texts.put("_dmarc.club.example", List.of("v=DMARC1;p=reject; rua=mailto:a@club.example"));
        assertThat(verdicts("mail.club.example")).containsKey("dmarc.good");
        zone.texts.put("_dmarc.mail.club.example", List.of("v=DMARC1; policy=reject"));
        assertThat(verdicts("mail.club.example")).containsKey("dmarc.broken");
    }

    @Test
    void a_relay_without_a_name_or_with_another_s_is_said() {
        zone.names.clear();
        assertThat(verdicts("club.example")).containsKey("reverse.missing");
        zone.names.put("192.0.2.25", List.of("host-25.provider.example"));
        assertThat(verdicts("club.example")).containsKey("reverse.other");
        zone.addresses.clear();
        assertThat(verdicts("club.example")).containsKey("relay.unknown");
    }

    @Test
    void silence_is_not_called_missing() {
        zone.silent = true;
        assertThat(verdicts("club.example")).containsOnlyKeys("silent");
    }
}
