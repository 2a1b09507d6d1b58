package app.latchkey.messages.sending;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.messages.Lane;
import app.latchkey.messages.MessageState;
import app.latchkey.operator.sink.Play;
import app.latchkey.operator.sink.Received;
import app.latchkey.operator.sink.Step;
import app.latchkey.platform.ids.ClubId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Recipient domains: none has a whole lane, and one that puts us off is left in peace and asked now and then. */
class DomainsTest {
    private static final String LATER = "451 4.3.2 System not accepting messages, try later";
    private static final UUID FIRST = new UUID(0, 0);

    private final PostOffice office = new PostOffice();
    private final ClubId club = office.club("riverside");

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void a_domain_that_has_its_places_is_passed_over_and_the_others_go_on() {
        for (var n = 0; n < 30; n++) office.queue(club, Lane.MAILING, "s" + n + "@slow.example");
        var quick = office.queue(club, Lane.MAILING, "ada@quick.example");
        var claim = office.claim(Lane.MAILING, FIRST, Set.of("slow.example")).orElseThrow();
        assertThat(claim.message()).isEqualTo(quick);
        assertThat(office.claim(Lane.MAILING, FIRST, Set.of("slow.example"))).isEmpty();
        assertThat(office.claim(Lane.MAILING, FIRST, Set.of()).orElseThrow().domain())
                .isEqualTo("slow.example");
    }

    @Test
    void passed_over_domains_leave_the_oldest_mail_of_the_others_in_front() {
        office.queue(club, Lane.SERVICE, "x@full.example");
        var oldest = office.queue(club, Lane.SERVICE, "z@zebra.example");
        office.queue(club, Lane.SERVICE, "a@antelope.example");
        assertThat(office.claim(Lane.SERVICE, FIRST, Set.of("full.example"))
                        .orElseThrow()
                        .message())
                .isEqualTo(oldest);
    }

    @Test
    void a_club_whose_mail_is_all_for_a_full_domain_does_not_take_the_turn_of_another() {
        var other = office.club("hilltop");
        for (var n = 0; n < 3; n++) office.queue(club, Lane.MAILING, "a" + n + "@full.example");
        office.queue(other, Lane.MAILING, "b@free.example");
        for (var last : List.of(FIRST, club.value(), other.value())) {
            var claim = office.claim(Lane.MAILING, last, Set.of("full.example"));
            claim.ifPresent(found -> assertThat(found.club()).isEqualTo(other));
            office.dueNow(Lane.MAILING);
            assertThat(claim).as("behind " + last).isPresent();
        }
    }

    @Test
    void one_look_for_several_gives_each_club_its_turn_and_no_domain_more_than_its_places() {
        var other = office.club("hilltop");
        for (var n = 0; n < 6; n++) office.queue(club, Lane.MAILING, "a" + n + "@one.example");
        office.queue(club, Lane.MAILING, "z@two.example");
        for (var n = 0; n < 2; n++) office.queue(other, Lane.MAILING, "b" + n + "@three.example");
        var look = office.look(Lane.MAILING, FIRST, new Places.Room(new HashMap<>(), 2), 10);
        assertThat(look.claims())
                .extracting(Claim::domain)
                .containsExactlyInAnyOrder(
                        "one.example", "one.example", "two.example", "three.example", "three.example");
        assertThat(look.claims().subList(0, 4))
                .extracting(Claim::club)
                .as("turn by turn")
                .containsExactly(club, other, club, other);
        assertThat(look.last()).isEqualTo(club.value());
    }

    @Test
    void a_club_that_is_alone_is_claimed_several_at_a_look_and_no_domain_more_than_its_places() {
        for (var n = 0; n < 4; n++)
            for (var domain : List.of("a.example", "b.example", "c.example"))
                office.queue(club, Lane.MAILING, n + "@" + domain);
        for (var busy : List.of(Map.<String, Integer>of(), Map.of("a.example", 1))) {
            var look = office.look(Lane.MAILING, FIRST, new Places.Room(new HashMap<>(busy), 2), 8);
            assertThat(look.claims().stream().collect(Collectors.groupingBy(Claim::domain, Collectors.counting())))
                    .isEqualTo(Map.of("a.example", 2L - busy.size(), "b.example", 2L, "c.example", 2L));
            office.endLeases(Lane.MAILING);
        }
    }

    @Test
    void a_club_behind_more_than_a_look_of_clubs_whose_domains_are_full_has_its_turn_in_a_later_look() {
        for (var n = 0; n <= Turns.ASKED_AT_MOST; n++)
            office.queue(office.club("full" + n), Lane.MAILING, "a@full.example");
        var behind = office.club("behind");
        office.queue(behind, Lane.MAILING, "b@free.example");
        var taken = new HashMap<>(Map.of("full.example", 1));
        var first = office.look(Lane.MAILING, FIRST, new Places.Room(taken, 1), 1);
        assertThat(first.claims()).isEmpty();
        var second = office.look(Lane.MAILING, first.last(), new Places.Room(taken, 1), 1);
        assertThat(second.claims()).extracting(Claim::club).containsExactly(behind);
    }

    @Test
    void half_of_a_mailing_at_a_domain_that_takes_a_second_a_mail_does_not_slow_the_other_half() throws Exception {
        var atOnce = new Most();
        office.smtp.play((step, to) -> atOnce.slow(step, to, Duration.ofSeconds(1)));
        for (var n = 0; n < 40; n++) {
            office.queue(club, Lane.MAILING, "s" + n + "@slow.example");
            office.queue(club, Lane.MAILING, "q" + n + "@quick" + n % 5 + ".example");
        }
        office.startLanes();
        PostOffice.waitUntil(Duration.ofSeconds(20), () -> arrived("q") == 40);
        assertThat(arrived("s")).as("the slow half goes on at its own pace").isLessThan(40);
        assertThat(atOnce.most.get()).isEqualTo(Pace.of(Lane.MAILING).toADomain());
    }

    @Test
    void put_off_five_times_in_a_row_a_domain_is_paused_and_asked_with_one_mail_after_a_minute() {
        office.smtp.play((step, to) -> step == Step.RCPT && to.endsWith("@tired.example")
                ? Optional.of(Play.answer(LATER))
                : Optional.empty());
        var messages = new ArrayList<UUID>();
        for (var n = 0; n < 8; n++) messages.add(office.queue(club, Lane.REMINDER, "a" + n + "@tired.example"));
        for (var n = 0; n < DomainPauses.PATIENCE; n++) office.sendNext(Lane.REMINDER);
        assertThat(paused()).containsEntry("tired.example", LATER);
        assertThat(office.claim(Lane.REMINDER, FIRST)).as("left in peace").isEmpty();
        // Another domain goes on, and a person's own request knocks there all the same.
        var other = office.queue(club, Lane.REMINDER, "b@awake.example");
        office.sendNext(Lane.REMINDER);
        assertThat(office.state(club, other)).isEqualTo(MessageState.ACCEPTED);
        office.queue(club, Lane.ACCESS, "c@tired.example");
        assertThat(office.claim(Lane.ACCESS, FIRST)).isPresent();

        office.transactions.moveClock(Duration.ofSeconds(61));
        office.sendNext(Lane.REMINDER);
        assertThat(office.claim(Lane.REMINDER, FIRST)).as("asked once").isEmpty();
        office.smtp.play((step, to) -> Optional.empty());
        office.transactions.moveClock(Duration.ofSeconds(61 + 121));
        office.sendNext(Lane.REMINDER);
        assertThat(paused()).isEmpty();
        for (var left = office.claim(Lane.REMINDER, FIRST); left.isPresent(); left = office.claim(Lane.REMINDER, FIRST))
            office.send(left.get());
        office.dueNow(Lane.REMINDER);
        for (var left = office.claim(Lane.REMINDER, FIRST); left.isPresent(); left = office.claim(Lane.REMINDER, FIRST))
            office.send(left.get());
        assertThat(messages).allSatisfy(id -> assertThat(office.state(club, id)).isEqualTo(MessageState.ACCEPTED));
    }

    @Test
    void an_access_mail_that_they_take_ends_the_pause() {
        office.smtp.play((step, to) -> step == Step.RCPT ? Optional.of(Play.answer(LATER)) : Optional.empty());
        for (var n = 0; n < 6; n++) office.queue(club, Lane.MAILING, "a" + n + "@tired.example");
        for (var n = 0; n < DomainPauses.PATIENCE; n++) office.sendNext(Lane.MAILING);
        assertThat(office.claim(Lane.MAILING, FIRST)).isEmpty();
        office.smtp.play((step, to) -> Optional.empty());
        office.queue(club, Lane.ACCESS, "ada@tired.example");
        office.sendNext(Lane.ACCESS);
        assertThat(office.claim(Lane.MAILING, FIRST)).isPresent();
    }

    @Test
    void a_mail_taken_between_refusals_begins_the_count_anew_and_one_mailbox_says_nothing_of_its_domain() {
        for (var n = 0; n < 12; n++) office.queue(club, Lane.REMINDER, "a" + n + "@moody.example");
        for (var n = 0; n < 12; n++) {
            var refuses = n % 4 != 3;
            office.smtp.play(
                    (step, to) -> refuses && step == Step.RCPT ? Optional.of(Play.answer(LATER)) : Optional.empty());
            office.sendNext(Lane.REMINDER);
        }
        assertThat(paused()).isEmpty();
        office.smtp.play((step, to) ->
                step == Step.RCPT ? Optional.of(Play.answer("452 4.2.2 mailbox full")) : Optional.empty());
        for (var n = 0; n < 8; n++) office.queue(club, Lane.SERVICE, "b" + n + "@full.example");
        for (var n = 0; n < 8; n++) office.sendNext(Lane.SERVICE);
        assertThat(paused()).isEmpty();
    }

    @Test
    void a_pause_whose_last_mail_is_gone_ends_by_itself() {
        office.smtp.play((step, to) -> step == Step.RCPT ? Optional.of(Play.answer(LATER)) : Optional.empty());
        for (var n = 0; n < 6; n++) office.queue(club, Lane.MAILING, "a" + n + "@tired.example");
        for (var n = 0; n < DomainPauses.PATIENCE; n++) office.sendNext(Lane.MAILING);
        var last = office.sql
                .sql("select message_id from domain_pause")
                .query(UUID.class)
                .single();
        office.sql
                .sql("delete from ready_mailing where message_id = :id")
                .param("id", last)
                .update();
        office.transactions.moveClock(Duration.ofMinutes(2));
        assertThat(office.claim(Lane.MAILING, FIRST)).isPresent();
    }

    @Test
    void a_look_is_worth_a_transaction_when_a_paused_domain_is_to_be_asked() {
        office.smtp.play((step, to) -> step == Step.RCPT ? Optional.of(Play.answer(LATER)) : Optional.empty());
        for (var n = 0; n < DomainPauses.PATIENCE; n++) office.queue(club, Lane.MAILING, "a" + n + "@tired.example");
        for (var n = 0; n < DomainPauses.PATIENCE; n++) office.sendNext(Lane.MAILING);
        assertThat(office.turns.something(Lane.MAILING)).as("all wait").isFalse();
        office.transactions.moveClock(Duration.ofMinutes(2));
        assertThat(office.turns.something(Lane.MAILING)).isTrue();
        assertThat(office.turns.something(Lane.REMINDER))
                .as("asked by the lane that knows it")
                .isFalse();
        assertThat(office.rung()).containsExactly(Lane.MAILING);
        assertThat(office.claim(Lane.MAILING, FIRST)).isPresent();
    }

    @Test
    void a_stopped_club_waits_and_a_stopped_lane_waits_whole() {
        var other = office.club("hilltop");
        for (var n = 0; n < 5; n++) office.queue(club, Lane.MAILING, "a" + n + "@one.example");
        office.queue(other, Lane.MAILING, "b@one.example");
        office.sql
                .sql("insert into lane_pause (lane, club_id, since) values ('MAILING', :club, now())")
                .param("club", club.value())
                .update();
        assertThat(office.claim(Lane.MAILING).club()).isEqualTo(other);
        assertThat(office.claim(Lane.MAILING, FIRST)).isEmpty();
        office.sql.sql("delete from lane_pause").update();
        office.sql
                .sql("insert into lane_pause (lane, club_id, since) values ('MAILING', :all, now())")
                .param("all", FIRST)
                .update();
        assertThat(office.claim(Lane.MAILING, FIRST)).isEmpty();
        office.sql.sql("delete from lane_pause").update();
        assertThat(office.claim(Lane.MAILING).club()).isEqualTo(club);
    }

    @Test
    void two_dispatchers_on_one_database_send_each_mail_once() throws Exception {
        office.smtp.play(
                (step, to) -> step == Step.DOT ? Optional.of(Play.late(Duration.ofMillis(20))) : Optional.empty());
        for (var n = 0; n < 200; n++) office.queue(club, Lane.MAILING, "a" + n + "@d" + n % 9 + ".example");
        office.startLanes();
        office.startLanes();
        PostOffice.waitUntil(Duration.ofSeconds(60), () -> office.waiting(Lane.MAILING) == 0);
        var ids = office.smtp.received().stream()
                .map(mail -> mail.header("Message-ID"))
                .toList();
        assertThat(ids).hasSize(200).doesNotHaveDuplicates();
    }

    private long arrived(String prefix) {
        return office.smtp.received().stream()
                .map(Received::to)
                .filter(to -> to.startsWith(prefix))
                .count();
    }

    private Map<String, String> paused() {
        var all = new ConcurrentHashMap<String, String>();
        office.sql
                .sql("select domain, words from domain_pause where until is not null")
                .query(row -> {
                    all.put(row.getString("domain"), row.getString("words"));
                });
        return all;
    }

    /** How many mails for the slow domain were under way at one time. */
    private static final class Most {
        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        Optional<Play> slow(Step step, String to, Duration by) {
            if (!to.endsWith("@slow.example")) return Optional.empty();
            if (step == Step.RCPT) most.accumulateAndGet(now.incrementAndGet(), Math::max);
            if (step != Step.DOT) return Optional.empty();
            try {
                Thread.sleep(by);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            now.decrementAndGet();
            return Optional.of(Play.answer("250 2.0.0 queued"));
        }
    }
}
