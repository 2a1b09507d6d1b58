package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.work.Worker;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The guardianship of a child ends with childhood, and of an adult only by somebody. */
class ComingOfAgeTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private final Transactions clock = RunningHouse.bean(Transactions.class);
    private final Duration before = clock.clockOffset();
    private final Riverside riverside = new Riverside();
    private final String mother = Riverside.address("eva");
    private final String daughter = Riverside.address("mia");

    @AfterEach
    void the_clock_is_set_back() {
        clock.moveClock(before);
    }

    /** Of age in France in ten days. */
    private String child(String address) {
        var birth = LocalDate.ofInstant(clock.global(clock::now), riverside.club.timeZone())
                .minusYears(18)
                .plusDays(10);
        return riverside.add("Mia", "Berg", Map.of("email", address, "birth", birth.toString()));
    }

    private Browser guardian() {
        return riverside.accepted(riverside.invited(riverside.add("Eva", "Berg", Map.of("email", mother)), mother));
    }

    private void given(String child) {
        assertThat(riverside
                        .owner
                        .post(child + "/guardians", Map.of("named", mother, "why", "parent"))
                        .statusCode())
                .isEqualTo(303);
    }

    private String homeOf(String child) {
        return riverside.door + "me" + child.substring(child.lastIndexOf('/')) + "/";
    }

    private long ended() {
        return riverside.count("access where club_id = :club and ended_why = 'OF_AGE'");
    }

    private void later() {
        clock.moveClock(clock.clockOffset().plusDays(11));
    }

    /** By itself it does every half minute. */
    private static void workerLooks() {
        RunningHouse.bean("comingOfAgeWorker", Worker.class).next();
    }

    @Test
    void on_the_day_the_guardian_is_out_both_are_told_and_the_young_adult_is_invited() {
        var eva = guardian();
        var mia = child(daughter);
        given(mia);
        assertThat(eva.get(homeOf(mia)).body()).contains("Mia");
        var told = Riverside.mails(mother).size();
        var invited = Riverside.mails(daughter).size();
        later();
        assertThat(eva.get(homeOf(mia)).body()).as("at the next click").doesNotContain("Mia");
        workerLooks();
        Awaitility.await().atMost(SOON).until(() -> ended() == 1);
        assertThat(riverside.newMail(mother, told).subject()).contains("of age");
        assertThat(Riverside.link(riverside.newMail(daughter, invited))).startsWith("/k/");
        assertThat(riverside.count("audit where club_id = :club and sentence_code = 'access.audit.guardian.ofage'"))
                .isEqualTo(1);
    }

    @Test
    void at_the_guardians_own_mailbox_nobody_is_invited() {
        guardian();
        var mia = child(mother);
        given(mia);
        var invitations = riverside.count("message where club_id = :club and kind = 'access.invitation'");
        later();
        workerLooks();
        Awaitility.await().atMost(SOON).until(() -> ended() == 1);
        assertThat(riverside.count("message where club_id = :club and kind = 'access.invitation'"))
                .isEqualTo(invitations);
    }

    @Test
    void a_birthday_that_is_put_right_moves_the_day() {
        guardian();
        var mia = child(daughter);
        given(mia);
        var page = riverside.owner.get(mia + "/edit").body();
        var form = new HashMap<String, String>();
        for (var field : java.util.List.of("version", "first", "last"))
            form.put(field, page.replaceAll("(?s).*name=\"" + field + "\"[^>]*value=\"([^\"]*)\".*", "$1"));
        form.putAll(Map.of("email", daughter, "birth", "2018"));
        assertThat(riverside.owner.post(mia + "/edit", form).statusCode()).isEqualTo(303);
        assertThat(riverside.count("access where club_id = :club and relation = 'GUARDIAN' and until > now()"
                        + " + interval '5 years'"))
                .isEqualTo(1);
        later();
        assertThat(riverside.count("access where club_id = :club and relation = 'GUARDIAN' and ended_at is null"))
                .isEqualTo(1);
    }

    @Test
    void who_looks_after_an_adult_with_a_reason_goes_on() {
        guardian();
        var otto = riverside.add("Otto", "Berg", Map.of("birth", "1950"));
        given(otto);
        riverside.owner.post(otto + "/edit", Map.of());
        assertThat(riverside.count("access where club_id = :club and relation = 'GUARDIAN' and until is null"))
                .isEqualTo(1);
    }
}
