package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.messages.MailDomains;
import app.latchkey.platform.settings.SettingsReader;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import app.latchkey.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Domains without a mail server, as the name servers of the house know them. */
class MailDomainsTest {
    private final Riverside riverside = new Riverside();

    /** One of which nobody has heard yet, and where no mail arrives. */
    private static String nowhere() {
        return "d" + UUID.randomUUID().toString().substring(0, 8) + ".nowhere.example";
    }

    private static void eventually(Runnable seen) {
        Awaitility.await().atMost(Duration.ofSeconds(40)).untilAsserted(seen::run);
    }

    private int answers(String domain) {
        return riverside
                .sql
                .sql("select count(*) from mail_domain where domain = :domain and mail = 'NONE' and told")
                .param("domain", domain)
                .query(Integer.class)
                .single();
    }

    @Test
    void the_desk_reads_that_no_mail_arrives_there_and_says_when_it_is_right() {
        var domain = nowhere();
        var file = riverside.add("Ada", "Martin", Map.of("email", "ada@" + domain));
        var id = file.substring(file.lastIndexOf('/') + 1);
        eventually(() -> assertThat(riverside
                        .sql
                        .sql("select top from member_access where member_id = :id::uuid")
                        .param("id", id)
                        .query(String.class)
                        .optional())
                .contains("EMAIL_TYPO_SUSPECTED"));
        var panel = riverside.desk.get(file + "/access").body();
        assertThat(panel).contains("ends in " + domain, domain + " has none");
        riverside.remedy(riverside.desk, file, "ADDRESS_IS_RIGHT");
        assertThat(riverside.desk.get(file + "/access").body())
                .doesNotContain("ends in " + domain)
                .contains("data-state=\"ON_ITS_WAY\"");
    }

    @Test
    void a_stranger_s_address_is_not_written_to_where_no_mail_arrives_and_the_page_is_the_same() {
        var domain = nowhere();
        riverside.add("Tom", "Martin", Map.of("email", "tom@" + domain));
        eventually(() -> assertThat(answers(domain)).isEqualTo(1));
        riverside.sql.sql("delete from throttle where kind like 'unknown%'").update();
        var there = UUID.randomUUID() + "@somewhere.example";
        var nobody = UUID.randomUUID() + "@" + domain;
        var first = ask(nobody);
        assertThat(first).isEqualTo(ask(there));
        eventually(() -> assertThat(toldTo(there)).isEqualTo(1));
        eventually(() -> assertThat(open()).isZero());
        assertThat(toldTo(nobody)).isZero();
    }

    private String ask(String address) {
        var answer = new Browser().post(riverside.door + "recover", Map.of("identifier", address));
        return answer.statusCode() + answer.body().replace(address, "…").replaceAll("[2-9A-Z]{3}-[2-9A-Z]{3}", "REF");
    }

    private int toldTo(String address) {
        return riverside
                .sql
                .sql("select count(*) from message where kind = 'access.unknown' and address_key = :key")
                .param("key", address)
                .query(Integer.class)
                .single();
    }

    private int open() {
        return riverside
                .sql
                .sql("select count(*) from inbound_request where club_id = :club and done_at is null")
                .param("club", riverside.club.id().value())
                .query(Integer.class)
                .single();
    }

    @Test
    void switched_off_nothing_is_wanted_and_nothing_is_held_against_anybody(@TempDir Path folder) {
        var settings = SettingsReader.read(folder, Map.of("LATCHKEY_LOOK_UP_DOMAINS", "false"), Map.of(), false);
        var off = new MailDomains(RunningHouse.bean(JdbcClient.class), TestDatabase.transactions(), settings);
        var known = nowhere();
        var unknown = nowhere();
        riverside
                .sql
                .sql("insert into mail_domain (domain, mail, wanted_at, checked_at, due)"
                        + " values (:domain, 'NONE', now(), now(), now() + interval '1 day')")
                .param("domain", known)
                .update();
        assertThat(RunningHouse.bean(MailDomains.class).on()).isTrue();
        RunningHouse.bean(app.latchkey.platform.database.Transactions.class).global(() -> {
            assertThat(RunningHouse.bean(MailDomains.class).without(List.of(known)))
                    .containsKey(known);
            assertThat(off.without(List.of(known))).isEmpty();
            off.want(List.of(unknown));
        });
        assertThat(riverside
                        .sql
                        .sql("select count(*) from mail_domain where domain = :domain")
                        .param("domain", unknown)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void an_answer_that_could_not_be_had_again_for_a_week_proves_nothing() {
        var domain = nowhere();
        riverside
                .sql
                .sql("insert into mail_domain (domain, mail, wanted_at, checked_at, due)"
                        + " values (:domain, 'NONE', now(), now() - interval '8 days', now() + interval '1 day')")
                .param("domain", domain)
                .update();
        RunningHouse.bean(app.latchkey.platform.database.Transactions.class)
                .global(() -> assertThat(RunningHouse.bean(MailDomains.class).without(List.of(domain)))
                        .isEmpty());
    }
}
