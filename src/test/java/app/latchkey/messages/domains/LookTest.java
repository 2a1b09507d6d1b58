package app.latchkey.messages.domains;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.latchkey.messages.MailDomains.Answer;
import app.latchkey.platform.dns.Dns;
import app.latchkey.platform.dns.Zone;
import java.util.List;
import org.junit.jupiter.api.Test;

class LookTest {
    private final Zone zone = new Zone();

    LookTest() {
        zone.exchanges.put(Look.SURELY_THERE, List.of("mx.google.example"));
    }

    @Test
    void mail_goes_where_the_mx_says_and_without_one_to_the_domain_itself() throws Exception {
        zone.exchanges.put("club.example", List.of("mail.club.example"));
        zone.addresses.put("old.example", List.of("2001:db8::25"));
        assertThat(Look.at(zone, "club.example")).isEqualTo(Answer.HAS);
        assertThat(Look.at(zone, "old.example")).isEqualTo(Answer.HAS);
        assertThat(Look.at(zone, "orange.example")).isEqualTo(Answer.NONE);
    }

    @Test
    void a_domain_that_says_it_takes_no_mail_takes_none_although_a_website_is_there() throws Exception {
        zone.refusing.add("website.example");
        zone.addresses.put("website.example", List.of("192.0.2.80"));
        assertThat(Look.at(zone, "website.example")).isEqualTo(Answer.REFUSES);
    }

    @Test
    void a_name_server_that_is_silent_or_knows_only_names_of_the_house_proves_nothing() {
        zone.exchanges.remove(Look.SURELY_THERE);
        assertThatThrownBy(() -> Look.at(zone, "orange.example")).isInstanceOf(Dns.Silent.class);
        zone.silent = true;
        assertThatThrownBy(() -> Look.at(zone, "orange.example")).isInstanceOf(Dns.Silent.class);
    }
}
