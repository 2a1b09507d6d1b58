package app.latchkey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.operator.sink.Play;
import app.latchkey.operator.sink.Received;
import app.latchkey.operator.sink.Returned;
import app.latchkey.operator.sink.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The fault matrix where a mailing is under way, in a running house; numbers are those of the matrix. */
class MailingFaultsTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private static Path home;

    private static SmtpHouse house;

    @BeforeAll
    static void open() throws Exception {
        house = new SmtpHouse(home);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @AfterEach
    void nothing_is_lost_doubled_or_mixed_up() {
        house.reckon();
    }

    @BeforeEach
    void a_club_of_its_own() {
        house.allWell();
        house.newClub();
    }

    @Test
    void row_9_a_relay_that_refuses_connections_during_a_mailing_loses_nobody() {
        members(6, "");
        house.plays(Step.GREETING, Play.cut());
        house.smtp.hangUp();
        var mailing = send("Hello {{first_name}}");
        Awaitility.await().atMost(SOON).until(() -> house.desk("messages/lanes").contains("our relay takes none"));
        house.allWell();
        eachOnce(mailing, 6);
    }

    @Test
    @EnabledIfSystemProperty(named = "latchkey.long", matches = "true")
    void row_11_a_relay_that_drips_in_a_mailing_holds_up_neither_pages_nor_access_mail_and_loses_nobody() {
        members(6, "");
        var ada = house.add(house.address("ada"));
        house.smtp.play((step, to) -> step == Step.RCPT && to.startsWith("m")
                ? Optional.of(new Play.Drip(Duration.ofMillis(800)))
                : Optional.empty());
        var mailing = send("Hello");
        var first = "RCPT TO:<" + house.address("m").replaceFirst(".*@", "m0@");
        Awaitility.await()
                .atMost(SOON)
                .until(() -> house.smtp.overheard().stream().anyMatch(line -> line.startsWith(first)));
        var began = System.nanoTime();
        house.becomes(house.invite(ada), "ACCEPTED");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
        var slowest = 0L;
        for (var n = 0; n < 30; n++) {
            var asked = System.nanoTime();
            house.desk("messages");
            slowest = Math.max(slowest, System.nanoTime() - asked);
        }
        assertThat(Duration.ofNanos(slowest)).isLessThan(Duration.ofSeconds(3));
        assertThat(states(mailing).getOrDefault("ACCEPTED", 0))
                .as("it still drips")
                .isLessThan(7);
        eachOnce(mailing, 7);
    }

    @Test
    void row_12_put_off_by_every_server_the_desk_reads_their_words_and_the_mailing_stays_open() {
        members(3, "");
        house.plays(Step.RCPT, Play.answer("451 4.3.2 System overloaded, come back"));
        var mailing = send("Hello");
        Awaitility.await().atMost(SOON).until(() -> states(mailing).getOrDefault("DELAYED", 0) == 3);
        assertThat(house.desk("messages/lanes")).contains("System overloaded, come back");
        assertThat(text(mailing, "state")).isEqualTo("SENDING");
    }

    @Test
    void row_18_and_19_a_reset_leaves_in_two_seconds_and_other_domains_go_on_beside_a_mailing_to_a_slow_one() {
        members(60, "slow.");
        members(20, "");
        var ada = house.address("ada");
        var link = Awaitility.await()
                .atMost(SOON)
                .until(
                        () -> {
                            if (house.arrived.links(ada).isEmpty()) house.invited(ada);
                            return house.arrived.links(ada);
                        },
                        it -> !it.isEmpty())
                .getFirst();
        var browser = house.outside();
        var page = Load.opened(browser, link).orElseThrow();
        assertThat(Outside.begins(browser.post(page, Map.of("password", "copper lantern meadow nine"))))
                .isTrue();
        house.smtp.play((step, to) -> step == Step.DOT && to.contains("@slow.")
                ? Optional.of(Play.late(Duration.ofSeconds(10)))
                : Optional.empty());
        var mailing = send("Hello");
        Awaitility.await()
                .atMost(SOON)
                .until(() -> states(mailing).values().stream().mapToInt(n -> n).sum() > 0);
        for (var n = 0; n < 3; n++) {
            var known = house.arrived.links(ada).size();
            var began = System.nanoTime();
            house.outside().post(house.door() + "recover", Map.of("identifier", ada));
            Awaitility.await()
                    .atMost(SOON)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> house.arrived.links(ada).size() > known);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
        }
        Awaitility.await().atMost(SOON).until(() -> quick() >= 20);
        assertThat(states(mailing).getOrDefault("QUEUED", 0))
                .as("the slow ones still wait")
                .isPositive();
    }

    @Test
    void row_5_cut_behind_the_final_dot_a_mailings_mail_is_perhaps_arrived_and_never_sent_twice() {
        members(3, "");
        house.plays(Step.DOT, new Play.Cut(true));
        var mailing = send("Hello");
        Awaitility.await().atMost(SOON).until(() -> states(mailing).getOrDefault("UNKNOWN", 0) == 3);
        house.allWell();
        Awaitility.await().atMost(SOON).until(() -> text(mailing, "state").equals("DONE"));
        assertThat(copies()).hasSize(3).allSatisfy((to, n) -> assertThat(n).isEqualTo(1));
    }

    @Test
    void what_their_server_puts_off_after_it_was_taken_keeps_no_mailing_open_and_is_not_cancelled() {
        members(2, "");
        var ours = house.address("m0");
        var theirs = house.address("m1");
        house.plays(Step.RCPT, Play.answer("451 4.7.1 Greylisted, come back"), ours);
        var finished = send("Hello");
        putOff(finished, theirs);
        house.allWell();
        Awaitility.await().atMost(SOON).until(() -> {
            house.later(Duration.ofMinutes(6));
            return text(finished, "state").equals("DONE");
        });
        assertThat(states(finished)).isEqualTo(Map.of("ACCEPTED", 1, "DELAYED", 1));
        house.plays(Step.RCPT, Play.answer("451 4.7.1 Greylisted, come back"), ours);
        var cancelled = send("Hello again");
        putOff(cancelled, theirs);
        house.post("mailings/" + cancelled + "/cancellation", Map.of());
        assertThat(states(cancelled)).isEqualTo(Map.of("CANCELLED", 1, "DELAYED", 1));
    }

    /** One recipient is put off before the mail was taken, the other, by a report, after it. */
    private static void putOff(String mailing, String address) {
        Awaitility.await().atMost(SOON).until(() -> states(mailing).equals(Map.of("ACCEPTED", 1, "DELAYED", 1)));
        var mail = house.newest(address);
        assertThat(house.comesBack(Returned.delivery(mail, address, "delayed", "4.4.1", "connection timed out")))
                .isEqualTo("APPLIED");
        assertThat(states(mailing)).isEqualTo(Map.of("DELAYED", 2));
    }

    @Test
    void row_25_and_26_headers_and_markup_in_names_and_wording_stay_text() {
        house.add(house.address("eve"), "Eve\r\nBcc: x@evil.example", "<script>alert(1)</script>{{club}}");
        var mailing = send("{{first_name}} {{last_name}}\r\nBcc: y@evil.example");
        eachOnce(mailing, 1);
        var mail = house.smtp.received().stream()
                .filter(one -> one.to().equals(house.address("eve")))
                .filter(one -> !one.header("List-Unsubscribe").isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(mail.header("Bcc")).isEmpty();
        assertThat(mail.raw().split("\r?\n\r?\n", 2)[0].lines()).noneMatch(line -> line.startsWith("Bcc"));
        assertThat(mail.header("Subject")).contains("Eve Bcc: x@evil.example", "{{club}} Bcc: y@evil.example");
        assertThat(mail.raw().substring(mail.raw().indexOf("text/html"))).doesNotContain("<script>");
    }

    // ---------------------------------------------------------------- what the tests say

    private static void members(int n, String sub) {
        for (var i = 0; i < n; i++)
            house.add("m" + i + "@" + sub + house.address("x").replaceFirst(".*@", ""));
    }

    /** A draft of a program, sent by the owner at the desk. */
    private static String send(String subject) {
        var id = house.draft(subject, "Dear {{name}},\n\nhello.");
        house.post("mailings/" + id + "/sending", Map.of("version", "0", "when", "now"));
        return id;
    }

    private static String text(String mailing, String name) {
        return house.mailing(mailing).get(name).stringValue();
    }

    private static Map<String, Integer> states(String mailing) {
        var states = new HashMap<String, Integer>();
        house.mailing(mailing)
                .get("results")
                .properties()
                .forEach(one -> states.put(one.getKey(), one.getValue().intValue()));
        return states;
    }

    private static void eachOnce(String mailing, int members) {
        Awaitility.await().atMost(SOON).until(() -> {
            house.later(Duration.ofSeconds(3));
            return text(mailing, "state").equals("DONE");
        });
        assertThat(states(mailing)).isEqualTo(Map.of("ACCEPTED", members));
        assertThat(copies())
                .hasSize(members)
                .allSatisfy((to, n) -> assertThat(n).isEqualTo(1));
    }

    /** Mails of mailings of this club, by recipient. */
    private static Map<String, Integer> copies() {
        var domain = house.address("x").replaceFirst(".*@", "");
        var copies = new HashMap<String, Integer>();
        for (var mail : mails()) if (mail.to().endsWith(domain)) copies.merge(mail.to(), 1, Integer::sum);
        return copies;
    }

    private static List<Received> mails() {
        return house.smtp.received().stream()
                .filter(mail -> !mail.header("List-Unsubscribe").isEmpty())
                .toList();
    }

    private static long quick() {
        var domain = "@" + house.address("x").replaceFirst(".*@", "");
        return mails().stream().filter(mail -> mail.to().endsWith(domain)).count();
    }
}
