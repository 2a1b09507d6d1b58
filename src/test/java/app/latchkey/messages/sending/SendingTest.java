package app.latchkey.messages.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.latchkey.messages.Lane;
import app.latchkey.messages.MessageState;
import app.latchkey.messages.MessageStateChanged;
import app.latchkey.messages.RelayStateChanged;
import app.latchkey.messages.replies.Reply;
import app.latchkey.messages.smtp.Exchange;
import app.latchkey.operator.sink.Play;
import app.latchkey.operator.sink.Received;
import app.latchkey.operator.sink.Step;
import app.latchkey.platform.ids.ClubId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SendingTest {
    private final PostOffice office = new PostOffice();
    private final ClubId club = office.club("riverside");

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void a_message_is_accepted_with_the_relays_words_and_its_timeline_says_so() {
        var message = office.queue(club, Lane.ACCESS, address("ada"));
        office.sendNext(Lane.ACCESS);
        assertThat(office.state(club, message)).isEqualTo(MessageState.ACCEPTED);
        assertThat(office.fact(club, message).words().orElseThrow()).contains("queued as");
        assertThat(office.timeline(club, message)).containsExactly("REQUESTED", "ACCEPTED");
        assertThat(office.smtp.received()).singleElement().satisfies(mail -> {
            assertThat(mail.header("Message-ID")).isEqualTo("<" + message + "@latchkey>");
            assertThat(mail.header("From")).isEqualTo("riverside <clubs@latchkey.example>");
        });
        assertThat(office.told).containsExactly(message);
        assertThat(office.events).contains(new MessageStateChanged(club, message, Optional.empty()));
        assertThat(office.waiting(Lane.ACCESS)).isZero();
    }

    @Test
    void a_hard_refusal_bounces_the_message_and_the_mailbox_at_once() {
        var gone = address("gone");
        answers(Step.RCPT, "550 5.1.1 no such user");
        var message = office.queue(club, Lane.ACCESS, gone);
        office.sendNext(Lane.ACCESS);
        assertThat(office.state(club, message)).isEqualTo(MessageState.BOUNCED);
        assertThat(office.fact(club, message).replyClass()).contains("HARD");
        assertThat(office.mailbox(gone)).isEqualTo("BOUNCING");
        // Reminders no longer knock there; access mail does, since a person asked for it.
        var reminder = office.queue(club, Lane.REMINDER, gone);
        office.sendNext(Lane.REMINDER);
        assertThat(office.state(club, reminder)).isEqualTo(MessageState.SUPPRESSED);
        office.smtp.play((step, to) -> Optional.empty());
        office.queue(club, Lane.ACCESS, gone);
        office.sendNext(Lane.ACCESS);
        assertThat(office.mailbox(gone)).isEqualTo("ACCEPTED");
    }

    @Test
    void a_mailing_that_is_taken_says_something_of_access_only_where_the_mailbox_was_in_doubt() {
        var to = address("ada");
        var first = office.queue(club, Lane.MAILING, to);
        office.sendNext(Lane.MAILING);
        assertThat(office.state(club, first)).isEqualTo(MessageState.ACCEPTED);
        assertThat(office.mailbox(to)).isEqualTo("ACCEPTED");
        assertThat(office.events).doesNotContain(new MessageStateChanged(club, first, Optional.empty()));
        answers(Step.RCPT, "452 4.2.2 mailbox is full");
        var second = office.queue(club, Lane.MAILING, to);
        office.sendNext(Lane.MAILING);
        assertThat(office.mailbox(to)).isEqualTo("DEFERRED");
        assertThat(office.events).containsOnlyOnce(new MessageStateChanged(club, second, Optional.empty()));
        office.smtp.play((step, reader) -> Optional.empty());
        office.transactions.moveClock(Duration.ofMinutes(10));
        office.sendNext(Lane.MAILING);
        assertThat(office.mailbox(to)).isEqualTo("ACCEPTED");
        assertThat(office.events.stream().filter(new MessageStateChanged(club, second, Optional.empty())::equals))
                .hasSize(2);
    }

    @Test
    void a_full_mailbox_is_tried_again_and_marked_only_after_ten_days_of_it() {
        var full = address("full");
        answers(Step.RCPT, "552 5.2.2 mailbox is over quota");
        var message = office.queue(club, Lane.ACCESS, full);
        for (var day = 0; day < 10; day++) {
            assertThat(office.mailbox(full)).isNotEqualTo("BOUNCING");
            office.dueNow(Lane.ACCESS);
            office.sendNext(Lane.ACCESS);
            assertThat(office.state(club, message)).isEqualTo(MessageState.DELAYED);
            office.transactions.moveClock(Duration.ofDays(day + 1).plusMinutes(1));
        }
        assertThat(office.fact(club, message).replyClass()).contains("SOFT_FULL");
        assertThat(office.mailbox(full)).isEqualTo("BOUNCING");
    }

    @Test
    void several_soft_refusals_a_day_count_half_a_point_a_day_and_ten_days_of_them_mark_the_mailbox() {
        var full = address("full");
        answers(Step.RCPT, "552 5.2.2 mailbox is over quota");
        office.queue(club, Lane.ACCESS, full);
        for (var hour = 0; hour < 9 * 24; hour += 6) {
            office.dueNow(Lane.ACCESS);
            office.sendNext(Lane.ACCESS);
            assertThat(office.mailbox(full)).as("after %s hours", hour).isEqualTo("DEFERRED");
            office.transactions.moveClock(Duration.ofHours(hour + 6).plusMinutes(hour / 6 + 1));
        }
        office.dueNow(Lane.ACCESS);
        office.sendNext(Lane.ACCESS);
        assertThat(office.mailbox(full)).isEqualTo("BOUNCING");
    }

    @Test
    void a_greylisted_message_comes_back_after_five_seconds_and_then_arrives() {
        answers(Step.RCPT, "451 4.7.1 Greylisting in action");
        var grey = address("grey");
        var message = office.queue(club, Lane.ACCESS, grey);
        office.sendNext(Lane.ACCESS);
        var fact = office.fact(club, message);
        assertThat(fact.state()).isEqualTo(MessageState.DELAYED);
        assertThat(Duration.between(fact.stateAt(), fact.nextTryAt().orElseThrow()))
                .isEqualTo(Duration.ofSeconds(5));
        assertThat(office.claim(Lane.ACCESS, new UUID(0, 0))).isEmpty();
        office.smtp.play((step, to) -> Optional.empty());
        office.transactions.moveClock(Duration.ofSeconds(6));
        office.sendNext(Lane.ACCESS);
        assertThat(office.state(club, message)).isEqualTo(MessageState.ACCEPTED);
        assertThat(office.timeline(club, message)).containsExactly("REQUESTED", "DELAYED", "ACCEPTED");
    }

    @Test
    void our_own_set_up_marks_nobody_and_raises_one_alarm() {
        answers(Step.DOT, "550 5.7.1 rejected per DMARC policy");
        var innocent = address("innocent");
        var message = office.queue(club, Lane.ACCESS, innocent);
        office.sendNext(Lane.ACCESS);
        assertThat(office.state(club, message)).isEqualTo(MessageState.DELAYED);
        assertThat(office.mailbox(innocent)).isEqualTo("none");
        assertThat(office.relayDown(Lane.ACCESS).orElseThrow().cause()).isEqualTo("OURS");
        office.dueNow(Lane.ACCESS);
        office.sendNext(Lane.ACCESS);
        assertThat(office.events.stream().filter(RelayStateChanged.class::isInstance))
                .hasSize(1);
        office.smtp.play((step, to) -> Optional.empty());
        office.dueNow(Lane.ACCESS);
        office.sendNext(Lane.ACCESS);
        assertThat(office.relayDown(Lane.ACCESS)).isEmpty();
    }

    @Test
    void a_relay_that_is_away_leaves_messages_queued_and_shuts_the_lane() {
        office.smtp.play((step, to) -> step == Step.GREETING ? Optional.of(Play.cut()) : Optional.empty());
        var message = office.queue(club, Lane.ACCESS, address("ada"));
        office.sendNext(Lane.ACCESS);
        assertThat(office.state(club, message)).isEqualTo(MessageState.QUEUED);
        assertThat(office.relayDown(Lane.ACCESS).orElseThrow().cause()).isEqualTo("UNREACHABLE");
        assertThat(office.gate.mayTry()).isFalse();
        assertThat(office.waiting(Lane.ACCESS)).isOne();
    }

    @Test
    void tries_that_reached_nobody_make_no_later_wait_longer() {
        var message = office.queue(club, Lane.ACCESS, address("ada"));
        office.smtp.play((step, to) -> step == Step.GREETING ? Optional.of(Play.cut()) : Optional.empty());
        for (var second = 0; second < 60; second += 5) {
            office.dueNow(Lane.ACCESS);
            office.sendNext(Lane.ACCESS);
        }
        assertThat(office.state(club, message)).isEqualTo(MessageState.QUEUED);
        answers(Step.RCPT, "451 4.7.1 Greylisting in action");
        assertThat(waits(message, Lane.ACCESS, 3))
                .containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(60));
    }

    @Test
    void access_mail_waits_longer_each_time_up_to_a_quarter_of_an_hour() {
        answers(Step.RCPT, "451 4.7.1 Greylisting in action");
        var message = office.queue(club, Lane.ACCESS, address("ada"));
        assertThat(waits(message, Lane.ACCESS, 7).stream().map(Duration::toSeconds))
                .containsExactly(5L, 15L, 60L, 300L, 900L, 900L, 900L);
    }

    @ParameterizedTest
    @EnumSource(
            value = Lane.class,
            names = {"REMINDER", "MAILING"})
    void mail_that_can_wait_waits_five_minutes_and_then_each_time_a_third_longer_up_to_a_day(Lane lane) {
        answers(Step.RCPT, "451 4.7.1 Greylisting in action");
        var message = office.queue(club, lane, address("ada"));
        assertThat(waits(message, lane, 4).stream().map(Duration::toSeconds)).containsExactly(300L, 390L, 507L, 659L);
        assertThat(Pace.wait(lane, 22)).isLessThan(Duration.ofHours(24));
        assertThat(Pace.wait(lane, 23)).isEqualTo(Duration.ofHours(24));
        assertThat(Pace.wait(lane, 1000)).isEqualTo(Duration.ofHours(24));
    }

    /** What each of so many tries says of the next one. */
    private List<Duration> waits(UUID message, Lane lane, int tries) {
        var waits = new ArrayList<Duration>();
        for (var n = 0; n < tries; n++) {
            office.dueNow(lane);
            office.sendNext(lane);
            var fact = office.fact(club, message);
            waits.add(Duration.between(fact.stateAt(), fact.nextTryAt().orElseThrow()));
        }
        return waits;
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void killed_between_the_final_dot_and_the_answer_only_access_mail_is_sent_again(Lane lane) {
        var message = office.queue(club, lane, address("ada"));
        var claim = office.claim(lane);
        // The dot left, the mail arrived, and the sender was killed before it heard the answer.
        assertThatThrownBy(() -> office.send(claim, (letter, within, stillOurs) -> {
                    assertThat(stillOurs.getAsBoolean()).isTrue();
                    throw new IllegalStateException("killed");
                }))
                .hasMessageContaining("killed");
        assertThat(office.claim(lane, new UUID(0, 0))).as("leased").isEmpty();
        office.endLeases(lane);
        office.sendNext(lane);
        if (lane == Lane.ACCESS) {
            assertThat(office.state(club, message)).isEqualTo(MessageState.ACCEPTED);
            assertThat(office.timeline(club, message)).containsExactly("REQUESTED", "UNKNOWN", "ACCEPTED");
            assertThat(office.smtp.received().getFirst().header("Message-ID")).contains(message.toString());
        } else {
            assertThat(office.state(club, message)).isEqualTo(MessageState.UNKNOWN);
            assertThat(office.smtp.received()).isEmpty();
        }
        assertThat(office.waiting(lane)).isZero();
    }

    /** The relay has it and said so; nobody wrote that down. */
    @ParameterizedTest
    @EnumSource(Lane.class)
    void row_5_killed_behind_the_250_and_before_its_note_only_access_mail_is_sent_again(Lane lane) {
        var message = office.queue(club, lane, address("ada"));
        try (var relay = office.relay(Duration.ofSeconds(15))) {
            assertThatThrownBy(() -> office.send(office.claim(lane), (letter, within, stillOurs) -> {
                        assertThat(relay.carry(letter, within, stillOurs)).isInstanceOf(Exchange.Accepted.class);
                        throw new IllegalStateException("killed");
                    }))
                    .hasMessageContaining("killed");
        }
        assertThat(office.smtp.received()).hasSize(1);
        assertThat(office.state(club, message)).isEqualTo(MessageState.QUEUED);
        office.endLeases(lane);
        office.sendNext(lane);
        assertThat(office.state(club, message))
                .isEqualTo(lane == Lane.ACCESS ? MessageState.ACCEPTED : MessageState.UNKNOWN);
        assertThat(office.smtp.received()).hasSize(lane == Lane.ACCESS ? 2 : 1);
        assertThat(office.smtp.received().stream().map(mail -> mail.header("Message-ID")))
                .containsOnly("<" + message + "@latchkey>");
    }

    @Test
    void killed_before_the_final_dot_every_lane_sends_again() {
        var message = office.queue(club, Lane.MAILING, address("ada"));
        var claim = office.claim(Lane.MAILING);
        assertThatThrownBy(() -> office.send(claim, (letter, within, stillOurs) -> {
            throw new IllegalStateException("killed");
        }));
        office.endLeases(Lane.MAILING);
        office.sendNext(Lane.MAILING);
        assertThat(office.state(club, message)).isEqualTo(MessageState.ACCEPTED);
        assertThat(office.smtp.received()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void a_cut_after_the_dot_is_unknown_and_only_access_mail_is_sent_again(Lane lane) {
        office.smtp.play((step, to) -> step == Step.DOT ? Optional.of(new Play.Cut(true)) : Optional.empty());
        var message = office.queue(club, lane, address("ada"));
        office.sendNext(lane);
        assertThat(office.state(club, message)).isEqualTo(MessageState.UNKNOWN);
        assertThat(office.waiting(lane)).isEqualTo(lane == Lane.ACCESS ? 1 : 0);
        office.smtp.play((step, to) -> Optional.empty());
        office.dueNow(lane);
        office.claim(lane, new UUID(0, 0)).ifPresent(office::send);
        var ids = office.smtp.received().stream()
                .map(mail -> mail.header("Message-ID"))
                .toList();
        assertThat(new HashSet<>(ids)).hasSize(1);
        assertThat(ids).hasSize(lane == Lane.ACCESS ? 2 : 1);
    }

    @Test
    void a_sender_frozen_longer_than_its_lease_finishes_nothing() {
        var message = office.queue(club, Lane.ACCESS, address("ada"));
        frozen(office);
        assertThat(office.state(club, message)).isEqualTo(MessageState.ACCEPTED);
        assertThat(office.timeline(club, message)).containsExactly("REQUESTED", "UNKNOWN", "ACCEPTED");
    }

    @Test
    void without_the_fence_the_frozen_sender_overwrites_the_truth() {
        try (var open = new PostOffice(false)) {
            var message = open.queue(club, Lane.ACCESS, address("ada"));
            frozen(open);
            assertThat(open.smtp.received()).hasSize(1);
            assertThat(open.state(club, message)).isEqualTo(MessageState.BOUNCED);
        }
    }

    /** The first sender freezes behind the dot; the second sends; then the first wakes and reports a refusal. */
    private static void frozen(PostOffice office) {
        var first = office.claim(Lane.ACCESS);
        office.send(first, (letter, within, stillOurs) -> {
            assertThat(stillOurs.getAsBoolean()).isTrue();
            office.endLeases(Lane.ACCESS);
            PostOffice.inVirtualThread(() -> office.sendNext(Lane.ACCESS));
            return new Exchange.Refused(Reply.parse("550 5.1.1 no such user"));
        });
    }

    @Test
    void frozen_before_the_dot_it_hands_nothing_over() {
        office.queue(club, Lane.ACCESS, address("ada"));
        var first = office.claim(Lane.ACCESS);
        office.endLeases(Lane.ACCESS);
        var second = office.claim(Lane.ACCESS);
        PostOffice.inVirtualThread(() -> {
            assertThat(office.dot.mayLeave(first)).isFalse();
            // A crash of the database forgot that it began: nothing would say that the mail may have left.
            assertThat(office.dot.mayLeave(second)).isFalse();
            office.transactions.inClub(club, () -> office.attempts.begin(club, List.of(second)));
            assertThat(office.dot.mayLeave(second)).isTrue();
        });
    }

    /** A claim's commit waits for no disk: its number is given out again, and whoever had it first is still at work. */
    @ParameterizedTest
    @EnumSource(Lane.class)
    void row_3_a_sender_whose_claim_a_crash_of_the_database_forgot_hands_nothing_over_and_ends_nothing(Lane lane) {
        var message = office.queue(club, lane, address("ada"));
        var first = office.claim(lane);
        office.send(first, (letter, within, stillOurs) -> {
            office.forgetClaims(club, lane);
            var second = office.claim(lane);
            assertThat(second.attempt()).isEqualTo(first.attempt());
            office.send(second, (same, ofTheSecond, isTheSeconds) -> {
                assertThat(isTheSeconds.getAsBoolean()).isTrue();
                assertThat(stillOurs.getAsBoolean()).isFalse();
                assertThat(office.transactions.inClub(club, () -> office.ready.again(first, Instant.now())))
                        .isFalse();
                return new Exchange.Accepted(Reply.parse("250 2.0.0 queued"));
            });
            return new Exchange.Unreachable("woke up too late");
        });
        assertThat(office.state(club, message)).isEqualTo(MessageState.ACCEPTED);
        assertThat(office.waiting(lane)).isZero();
    }

    @Test
    void row_5_a_mailing_that_may_have_left_stays_so_whoever_looked_into_it_too_late() {
        var message = office.queue(club, Lane.MAILING, address("ada"));
        assertThatThrownBy(() -> office.send(office.claim(Lane.MAILING), (letter, within, stillOurs) -> {
            assertThat(stillOurs.getAsBoolean()).isTrue();
            throw new IllegalStateException("killed");
        }));
        office.endLeases(Lane.MAILING);
        var late = office.claim(Lane.MAILING);
        office.endLeases(Lane.MAILING);
        var next = office.claim(Lane.MAILING);
        office.send(late);
        office.send(next);
        assertThat(office.state(club, message)).isEqualTo(MessageState.UNKNOWN);
        assertThat(office.smtp.received()).isEmpty();
    }

    @Test
    void row_6_a_mailings_sender_frozen_longer_than_its_lease_finishes_nothing_and_nobody_gets_it_twice() {
        var message = office.queue(club, Lane.MAILING, address("ada"));
        var first = office.claim(Lane.MAILING);
        office.send(first, (letter, within, stillOurs) -> {
            assertThat(stillOurs.getAsBoolean()).isTrue();
            office.endLeases(Lane.MAILING);
            PostOffice.inVirtualThread(() -> office.sendNext(Lane.MAILING));
            return new Exchange.Refused(Reply.parse("550 5.1.1 no such user"));
        });
        assertThat(office.state(club, message)).isEqualTo(MessageState.UNKNOWN);
        assertThat(office.smtp.received()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"GREETING", "MAIL", "RCPT", "DATA"})
    void row_10_a_relay_that_falls_silent_in_a_mailing_costs_a_deadline_and_no_mail(Step step) {
        office.smtp.play((at, to) -> at == step ? Optional.of(new Play.Silence()) : Optional.empty());
        var message = office.queue(club, Lane.MAILING, address("ada"));
        try (var impatient = office.relay(Duration.ofMillis(300))) {
            var began = System.nanoTime();
            office.send(office.claim(Lane.MAILING), impatient);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        }
        assertThat(office.state(club, message)).isEqualTo(MessageState.QUEUED);
        office.smtp.play((at, to) -> Optional.empty());
        office.dueNow(Lane.MAILING);
        office.sendNext(Lane.MAILING);
        assertThat(office.state(club, message)).isEqualTo(MessageState.ACCEPTED);
        assertThat(office.smtp.received()).hasSize(1);
    }

    @Test
    void smtp_is_never_spoken_inside_a_transaction() {
        office.queue(club, Lane.ACCESS, address("ada"));
        var claim = office.claim(Lane.ACCESS);
        assertThatThrownBy(() -> office.transactions.inClub(club, () -> office.sendHere(claim)))
                .hasMessageContaining("SMTP is never spoken inside a database transaction");
        assertThat(office.smtp.connections()).isZero();
    }

    @Test
    void a_poison_message_is_set_aside_and_the_others_move() {
        var poison = office.queue(club, Lane.REMINDER, address("ada"), "poison");
        var good = office.queue(club, Lane.REMINDER, address("bob"));
        for (var attempt = 0; attempt < 6; attempt++) {
            office.dueNow(Lane.REMINDER);
            for (var next = office.claim(Lane.REMINDER, new UUID(0, 0));
                    next.isPresent();
                    next = office.claim(Lane.REMINDER, new UUID(0, 0))) office.send(next.get());
        }
        assertThat(office.state(club, poison)).isEqualTo(MessageState.SET_ASIDE);
        assertThat(office.state(club, good)).isEqualTo(MessageState.ACCEPTED);
    }

    @Test
    void of_mails_begun_together_neither_a_poison_nor_one_that_the_database_refuses_holds_the_others_up() {
        var ada = office.queue(club, Lane.MAILING, "ada@a.example");
        var poison = office.queue(club, Lane.MAILING, "bob@b.example", "poison");
        var unknown = office.queue(club, Lane.MAILING, "cem@c.example", "no-such-template");
        var refused = office.queue(club, Lane.MAILING, "eve@e.example", "database-away");
        var tom = office.queue(club, Lane.MAILING, "tom@t.example");
        var claims = office.look(Lane.MAILING, new UUID(0, 0), new Places.Room(new HashMap<>(), 3), 8)
                .claims();
        assertThat(claims).hasSize(5);
        office.sendTogether(claims);
        assertThat(List.of(office.state(club, ada), office.state(club, tom))).containsOnly(MessageState.ACCEPTED);
        assertThat(List.of(office.state(club, poison), office.state(club, unknown)))
                .containsOnly(MessageState.DELAYED);
        assertThat(office.state(club, refused)).isEqualTo(MessageState.QUEUED);
        assertThat(office.timeline(club, refused)).containsExactly("REQUESTED");
        assertThat(office.smtp.received()).hasSize(2);
    }

    @Test
    void a_sender_that_vanished_is_not_held_against_the_message() {
        var poison = office.queue(club, Lane.REMINDER, address("ada"), "poison");
        for (var kill = 0; kill < 5; kill++) {
            office.claim(Lane.REMINDER);
            office.endLeases(Lane.REMINDER);
        }
        office.sendNext(Lane.REMINDER);
        assertThat(office.state(club, poison)).isEqualTo(MessageState.DELAYED);
    }

    @Test
    void a_database_that_goes_away_while_a_mail_is_written_is_not_held_against_the_mail() {
        var message = office.queue(club, Lane.REMINDER, address("ada"), "database-away");
        for (var attempt = 0; attempt < 6; attempt++) {
            var claim = office.claim(Lane.REMINDER);
            assertThatThrownBy(() -> office.send(claim)).hasRootCauseMessage("the connection is gone");
            office.endLeases(Lane.REMINDER);
        }
        assertThat(office.state(club, message)).isEqualTo(MessageState.QUEUED);
        assertThat(office.timeline(club, message)).containsExactly("REQUESTED");
    }

    @Test
    void a_message_that_is_too_late_is_not_sent_and_says_so() {
        var message = office.queue(club, Lane.REMINDER, address("ada"));
        office.transactions.moveClock(Duration.ofHours(25));
        office.sendNext(Lane.REMINDER);
        assertThat(office.state(club, message)).isEqualTo(MessageState.EXPIRED);
        assertThat(office.smtp.received()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void the_pulse_rings_the_lane_that_has_something_and_no_other(Lane lane) {
        assertThat(office.rung()).isEmpty();
        office.queue(club, lane, address("ada"));
        assertThat(office.rung()).containsExactly(lane);
        office.claim(lane);
        assertThat(office.rung()).as("leased").isEmpty();
        office.endLeases(lane);
        assertThat(office.rung()).containsExactly(lane);
    }

    /** What looks five times a second should cost nothing while there is nothing. */
    @ParameterizedTest
    @EnumSource(Lane.class)
    void a_look_is_worth_a_transaction_only_where_something_is_due(Lane lane) {
        assertThat(office.turns.something(lane)).isFalse();
        office.queue(club, lane, address("ada"));
        assertThat(office.turns.something(lane)).isTrue();
        office.claim(lane);
        assertThat(office.turns.something(lane)).as("leased").isFalse();
        office.endLeases(lane);
        assertThat(office.turns.something(lane)).isTrue();
    }

    @Test
    void clubs_take_turns() {
        var small = office.club("village");
        for (var i = 0; i < 20; i++) office.queue(club, Lane.REMINDER, address("many" + i));
        for (var i = 0; i < 3; i++) office.queue(small, Lane.REMINDER, address("few" + i));
        var served = new HashMap<ClubId, Integer>();
        var last = new UUID(0, 0);
        for (var i = 0; i < 6; i++) {
            var next = office.claim(Lane.REMINDER, last);
            var claim = next.isPresent()
                    ? next.get()
                    : office.claim(Lane.REMINDER, new UUID(0, 0)).orElseThrow();
            last = claim.club().value();
            served.merge(claim.club(), 1, Integer::sum);
        }
        assertThat(served.get(small)).isEqualTo(3);
    }

    @Test
    void while_the_relay_takes_ten_seconds_for_each_bulk_mail_an_access_mail_leaves_in_two() throws Exception {
        office.smtp.play((step, to) -> step == Step.DOT && to.startsWith("bulk")
                ? Optional.of(Play.late(Duration.ofSeconds(10)))
                : Optional.empty());
        for (var i = 0; i < 40; i++) office.queue(club, Lane.REMINDER, address("bulk" + i));
        office.startLanes();
        PostOffice.waitUntil(Duration.ofSeconds(10), () -> office.smtp.connections() >= 4);
        for (var i = 0; i < 5; i++) {
            var began = System.nanoTime();
            var wanted = address("asked" + i);
            office.queue(club, Lane.ACCESS, wanted);
            PostOffice.waitUntil(Duration.ofSeconds(2), () -> arrived(wanted));
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void a_refused_password_stops_the_lane_with_one_alarm_and_marks_nobody() throws Exception {
        for (var i = 0; i < 10; i++) office.queue(club, Lane.SERVICE, address("s" + i));
        answers(Step.MAIL, "535 5.7.8 authentication failed");
        office.startLanes();
        PostOffice.waitUntil(
                Duration.ofSeconds(5), () -> office.relayDown(Lane.SERVICE).isPresent());
        assertThat(office.relayDown(Lane.SERVICE).orElseThrow().cause()).isEqualTo("AUTH");
        assertThat(office.waiting(Lane.SERVICE)).isEqualTo(10);
        assertThat(List.copyOf(office.events).stream().filter(RelayStateChanged.class::isInstance))
                .hasSize(1);
    }

    private boolean arrived(String address) {
        return office.smtp.received().stream().map(Received::to).anyMatch(address::equals);
    }

    private void answers(Step at, String line) {
        office.smtp.play((step, to) -> step == at ? Optional.of(Play.answer(line)) : Optional.empty());
    }

    private static String address(String local) {
        return local + "@" + Long.toHexString(System.nanoTime()) + ".example";
    }
}
