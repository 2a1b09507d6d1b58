package app.latchkey.messages.sending;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.messages.Lane;
import app.latchkey.messages.OurRefusals;
import app.latchkey.operator.sink.Play;
import app.latchkey.operator.sink.Step;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.testing.RunningHouse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Servers that refuse our mail because of our own set-up, as the operator is told. */
class OurRefusalsTest {
    private final PostOffice office = new PostOffice();
    private final ClubId club = office.club("riverside");
    private final OurRefusals refusals = RunningHouse.bean(OurRefusals.class);

    @AfterEach
    void close() {
        office.close();
    }

    private List<OurRefusals.Line> now() {
        return office.transactions.global(refusals::now);
    }

    private void answers(String line) {
        office.smtp.play((step, to) -> step == Step.RCPT ? Optional.of(Play.answer(line)) : Optional.empty());
    }

    @Test
    void a_server_that_refuses_is_listed_by_its_domain_counted_and_gone_when_it_takes_a_mail() {
        answers("550 5.7.26 <ada@wary.example>: This mail is unauthenticated (SPF)");
        office.queue(club, Lane.SERVICE, "ada@wary.example");
        office.queue(club, Lane.REMINDER, "bob@wary.example");
        office.sendNext(Lane.SERVICE);
        office.sendNext(Lane.REMINDER);
        assertThat(now()).singleElement().satisfies(line -> {
            assertThat(line.domain()).isEqualTo("wary.example");
            assertThat(line.refusals()).isEqualTo(2);
            assertThat(line.reported()).isFalse();
            assertThat(line.words()).contains("This mail is unauthenticated").doesNotContain("ada");
        });
        office.smtp.play((step, to) -> Optional.empty());
        office.queue(club, Lane.ACCESS, "zoe@other.example");
        office.sendNext(Lane.ACCESS);
        assertThat(now()).as("another domain says nothing of this one").hasSize(1);
        office.transactions.moveClock(Duration.ofHours(1));
        office.sendNext(Lane.SERVICE);
        assertThat(now()).isEmpty();
    }

    @Test
    void a_mailbox_that_is_gone_full_or_busy_is_not_our_set_up() {
        for (var line : List.of(
                "550 5.1.1 No such user here",
                "452 4.2.2 The email account is over quota",
                "450 4.2.1 The user is receiving mail too quickly",
                "451 4.3.2 System not accepting mail")) {
            answers(line);
            office.queue(club, Lane.SERVICE, "ada" + line.hashCode() + "@calm.example");
            office.sendNext(Lane.SERVICE);
        }
        assertThat(now()).isEmpty();
    }

    @Test
    void not_heard_again_for_a_week_it_is_forgotten() {
        answers("550 5.7.1 rejected per DMARC policy");
        office.queue(club, Lane.SERVICE, "ada@wary.example");
        office.sendNext(Lane.SERVICE);
        var seen = office.transactions.global(office.transactions::now);
        assertThat(forget(seen.minus(Duration.ofMinutes(1)))).isZero();
        assertThat(forget(seen.plus(Duration.ofMinutes(1)))).isOne();
        assertThat(refusals.keeps()).isEqualTo(Duration.ofDays(7));
        assertThat(now()).isEmpty();
    }

    private int forget(java.time.Instant before) {
        return office.transactions.global(() -> refusals.forget(before, 10));
    }
}
