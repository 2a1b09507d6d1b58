package app.latchkey.messages.sending;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.audit.Actor;
import app.latchkey.messages.Lane;
import app.latchkey.messages.MessageState;
import app.latchkey.messages.Messages;
import app.latchkey.messages.Messages.Filter;
import app.latchkey.messages.Waiting;
import app.latchkey.operator.sink.Play;
import app.latchkey.operator.sink.Step;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaitingTest {
    private final PostOffice office = new PostOffice();
    private final app.latchkey.platform.ids.ClubId club = office.club("riverside");
    private final Waiting waiting = new Waiting(office.sql, office.transactions, office.timeline, office.signals);
    private final Messages messages = new Messages(office.sql);

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void a_queued_reminder_moves_in_front_of_everybody() {
        var message = office.queue(club, Lane.REMINDER, "ada@hurry.example");
        assertThat(hurry(message)).isTrue();
        assertThat(office.waiting(Lane.REMINDER)).isZero();
        office.sendNext(Lane.ACCESS);
        assertThat(office.state(club, message)).isEqualTo(MessageState.ACCEPTED);
        assertThat(office.timeline(club, message)).containsExactly("REQUESTED", "HURRIED", "ACCEPTED");
        assertThat(hurry(message)).as("it has left").isFalse();
    }

    @Test
    void a_delayed_message_is_due_at_once() {
        office.smtp.play(
                (step, to) -> step == Step.RCPT ? Optional.of(Play.answer("451 4.7.1 greylisted")) : Optional.empty());
        var message = office.queue(club, Lane.ACCESS, "ada@grey.example");
        office.sendNext(Lane.ACCESS);
        office.smtp.play((step, to) -> Optional.empty());
        assertThat(hurry(message)).isTrue();
        office.sendNext(Lane.ACCESS);
        assertThat(office.state(club, message)).isEqualTo(MessageState.ACCEPTED);
    }

    @Test
    void among_many_it_is_due_now_in_its_own_lane_and_what_is_due_keeps_its_place() {
        office.smtp.play(
                (step, to) -> step == Step.RCPT ? Optional.of(Play.answer("451 4.7.1 greylisted")) : Optional.empty());
        var delayed = office.queue(club, Lane.REMINDER, "ada@grey.example");
        office.sendNext(Lane.REMINDER);
        office.smtp.play((step, to) -> Optional.empty());
        var queued = office.queue(club, Lane.REMINDER, "bob@grey.example");
        assertThat(dueNow(delayed)).isTrue();
        assertThat(dueNow(queued)).isTrue();
        assertThat(office.waiting(Lane.ACCESS)).isZero();
        assertThat(office.waiting(Lane.REMINDER)).isEqualTo(2);
        office.sendNext(Lane.REMINDER);
        assertThat(office.state(club, queued)).isEqualTo(MessageState.ACCEPTED);
        assertThat(office.timeline(club, queued)).containsExactly("REQUESTED", "ACCEPTED");
        office.sendNext(Lane.REMINDER);
        assertThat(office.timeline(club, delayed)).containsExactly("REQUESTED", "DELAYED", "HURRIED", "ACCEPTED");
        assertThat(dueNow(delayed)).as("it has left").isFalse();
    }

    @Test
    void what_is_just_being_sent_is_not_taken_away_from_its_sender() {
        var message = office.queue(club, Lane.REMINDER, "ada@busy.example");
        office.claim(Lane.REMINDER);
        assertThat(hurry(message)).isFalse();
    }

    @Test
    void another_clubs_message_is_not_there() {
        var message = office.queue(club, Lane.REMINDER, "ada@other.example");
        var stranger = office.club("stranger");
        assertThat(office.transactions.inClub(stranger, () -> waiting.hurry(stranger, message, Actor.SYSTEM)))
                .isFalse();
        assertThat(office.transactions.inClub(stranger, () -> waiting.cancel(stranger, message, "X")))
                .isFalse();
        assertThat(office.transactions.readInClub(stranger, () -> messages.find(stranger, message)))
                .isEmpty();
    }

    @Test
    void a_cancelled_message_is_not_sent() {
        var message = office.queue(club, Lane.ACCESS, "ada@cancel.example");
        assertThat(office.transactions.inClub(club, () -> waiting.cancel(club, message, "CHANGED")))
                .isTrue();
        office.sendNext(Lane.ACCESS);
        assertThat(office.smtp.received()).isEmpty();
        assertThat(office.state(club, message)).isEqualTo(MessageState.CANCELLED);
        assertThat(office.waiting(Lane.ACCESS)).isZero();
    }

    @Test
    void the_list_goes_page_by_page_newest_first_and_by_state() {
        var queued = new ArrayList<UUID>();
        for (var i = 0; i < 5; i++) queued.addFirst(office.queue(club, Lane.REMINDER, "m" + i + "@list.example"));
        var all = new Filter(Optional.empty(), Optional.empty(), Optional.empty());
        var seen = new ArrayList<UUID>();
        Optional<UUID> after = Optional.empty();
        do {
            var from = after;
            var page = office.transactions.readInClub(club, () -> messages.list(club, all, from, 2));
            page.lines().forEach(line -> seen.add(line.fact().id()));
            after = page.next();
        } while (after.isPresent());
        assertThat(seen).isEqualTo(queued);
        var bounced = new Filter(Optional.empty(), Optional.of(MessageState.BOUNCED), Optional.of(Lane.REMINDER));
        assertThat(office.transactions
                        .readInClub(club, () -> messages.list(club, bounced, Optional.empty(), 2))
                        .lines())
                .isEmpty();
    }

    private boolean dueNow(UUID message) {
        return office.transactions.inClub(club, () -> waiting.dueNow(club, message, Actor.SYSTEM));
    }

    private boolean hurry(UUID message) {
        return office.transactions.inClub(club, () -> waiting.hurry(club, message, Actor.SYSTEM));
    }
}
