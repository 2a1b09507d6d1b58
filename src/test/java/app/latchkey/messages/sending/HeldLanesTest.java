package app.latchkey.messages.sending;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.messages.Lane;
import app.latchkey.messages.LaneHolds;
import app.latchkey.messages.LanePauses;
import app.latchkey.messages.MessageState;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.testing.TestDatabase;
import app.latchkey.testing.Wired;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lanes that stand still: held since a restore, or stopped by a person. */
class HeldLanesTest {
    private static final UUID FIRST = new UUID(0, 0);
    private static final Duration LONG = Duration.ofHours(60);

    private final PostOffice office = new PostOffice();
    private final ClubId club = office.club("riverside");
    private final JdbcClient owner = JdbcClient.create(TestDatabase.owner());
    private final LanePauses pauses = Wired.with(LanePauses.class, office.transactions, lettingGo());
    private final LaneHolds holds = Wired.with(LaneHolds.class, lettingGo());

    private Object lettingGo() {
        try {
            return Wired.with(Class.forName("app.latchkey.messages.LettingGo"), office.transactions);
        } catch (ClassNotFoundException renamed) {
            throw new IllegalStateException(renamed);
        }
    }

    @AfterEach
    void close() {
        owner.sql("delete from lane_hold").update();
        office.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Lane.class,
            names = {"SERVICE", "REMINDER", "MAILING"})
    void row_61_a_held_lane_sends_nothing_and_when_it_is_let_go_days_later_its_mail_leaves(Lane lane) {
        owner.sql("insert into lane_hold (lane, since) values (:lane, now())")
                .param("lane", lane.name())
                .update();
        var message = office.queue(club, lane, "ada@held.example");
        var access = office.queue(club, Lane.ACCESS, "bob@held.example");
        assertThat(office.claim(lane, FIRST)).isEmpty();
        office.sendNext(Lane.ACCESS);
        assertThat(office.state(club, access)).isEqualTo(MessageState.ACCEPTED);
        // A mailing says itself how long it is good for.
        office.transactions.moveClock(lane == Lane.MAILING ? Duration.ofDays(15) : LONG);
        assertThat(office.claim(lane, FIRST)).as("held for days").isEmpty();
        assertThat(office.transactions.global(() -> holds.letGo(lane))).isTrue();
        office.sendNext(lane);
        assertThat(office.state(club, message)).isEqualTo(MessageState.ACCEPTED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Lane.class,
            names = {"SERVICE", "REMINDER"})
    void a_lane_that_was_stopped_for_days_sends_what_waits_when_it_goes_on(Lane lane) {
        office.transactions.global(() -> pauses.stop(lane, Optional.empty()));
        var message = office.queue(club, lane, "ada@stopped.example");
        office.transactions.moveClock(LONG);
        assertThat(office.claim(lane, FIRST)).isEmpty();
        office.transactions.global(() -> pauses.go(lane, Optional.empty()));
        office.sendNext(lane);
        assertThat(office.state(club, message)).isEqualTo(MessageState.ACCEPTED);
    }

    @Test
    void one_club_s_mail_that_goes_on_is_not_late_and_another_s_that_waited_of_itself_is() {
        var other = office.club("stranger");
        office.transactions.inClub(club, () -> pauses.stop(Lane.REMINDER, Optional.of(club)));
        var message = office.queue(club, Lane.REMINDER, "ada@stopped.example");
        var late = office.queue(other, Lane.REMINDER, "bob@stopped.example");
        office.transactions.moveClock(LONG);
        office.transactions.inClub(club, () -> pauses.go(Lane.REMINDER, Optional.of(club)));
        office.sendNext(Lane.REMINDER);
        office.sendNext(Lane.REMINDER);
        assertThat(office.state(club, message)).isEqualTo(MessageState.ACCEPTED);
        assertThat(office.state(other, late)).isEqualTo(MessageState.EXPIRED);
    }

    @Test
    void what_has_expired_itself_is_not_sent_after_a_stop() {
        office.transactions.global(() -> pauses.stop(Lane.REMINDER, Optional.empty()));
        var message = office.queue(club, Lane.REMINDER, "ada@stopped.example");
        office.transactions.moveClock(Duration.ofDays(15));
        office.transactions.global(() -> pauses.go(Lane.REMINDER, Optional.empty()));
        office.sendNext(Lane.REMINDER);
        assertThat(office.state(club, message)).isEqualTo(MessageState.EXPIRED);
        assertThat(office.smtp.received()).isEmpty();
    }
}
