package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.clubs.Clubs;
import app.latchkey.clubs.Role;
import app.latchkey.platform.database.Transactions;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FreshProofTest {
    private final Transactions clock = RunningHouse.bean(Transactions.class);
    private final Duration before = clock.clockOffset();
    private final Riverside riverside = new Riverside();
    private final Browser owner = RunningHouse.staff(riverside.club, Role.OWNER);
    private final String settings = riverside.door + "desk/settings";
    private final String proof = riverside.door + "fresh-proof";

    @BeforeEach
    void a_quarter_of_an_hour_passes() {
        assertThat(owner.get(settings).statusCode()).isEqualTo(200);
        clock.moveClock(before.plusMinutes(16));
    }

    @AfterEach
    void the_clock_is_set_back() {
        clock.moveClock(before);
    }

    private String prove(Browser browser, String secret) {
        var shown = browser.post(proof, Map.of("secret", secret, "next", settings));
        return shown.headers().firstValue("Location").orElse("");
    }

    @Test
    void the_desk_stays_open_and_the_settings_ask_who_is_there_then_lead_back() {
        assertThat(owner.get(riverside.door + "desk/members").statusCode()).isEqualTo(200);
        var led = owner.get(settings);
        assertThat(Riverside.location(led)).startsWith(proof);
        assertThat(owner.get(Riverside.location(led)).body()).contains("Lea").contains(settings);
        assertThat(prove(owner, "not it at all")).isEmpty();
        assertThat(Riverside.location(owner.get(settings))).as("still").startsWith(proof);
        assertThat(prove(owner, RunningHouse.PASSWORD)).isEqualTo(settings);
        assertThat(owner.get(settings).statusCode()).isEqualTo(200);
    }

    @Test
    void what_was_posted_with_an_old_proof_is_not_done_and_the_next_page_says_so() {
        var led = Riverside.location(owner.post(settings + "/address", Map.of("slug", riverside.club.slug() + "b")));
        assertThat(led).startsWith(proof);
        assertThat(owner.get(led).body()).contains("was not done yet");
        assertThat(clock.global(() ->
                        RunningHouse.bean(Clubs.class).get(riverside.club.id()).slug()))
                .isEqualTo(riverside.club.slug());
        var again = owner.post(proof, Map.of("secret", RunningHouse.PASSWORD, "next", settings, "redo", "1"));
        assertThat(owner.follow(again).body()).contains("send it again");
    }

    @Test
    void whoever_has_the_cookie_and_not_the_secret_does_not_guess_it() {
        for (var i = 0; i < 5; i++) prove(owner, "guess number " + i);
        assertThat(prove(owner, RunningHouse.PASSWORD)).as("not even looked at").isEmpty();
    }

    @Test
    void a_copy_of_the_cookie_is_worth_nothing_after_a_fresh_proof() {
        var copied = owner.cookie("latchkey_session");
        prove(owner, RunningHouse.PASSWORD);
        assertThat(owner.cookie("latchkey_session")).isNotEqualTo(copied);
        assertThat(owner.get(riverside.door + "desk/members").statusCode()).isEqualTo(200);
        var thief = new Browser();
        thief.keep("latchkey_session", copied);
        assertThat(Riverside.location(thief.get(riverside.door + "desk/members")))
                .startsWith(riverside.door + "?next=");
    }

    @Test
    void it_leads_nowhere_else() {
        var answer = owner.post(proof, Map.of("secret", RunningHouse.PASSWORD, "next", "//evil.example/"));
        assertThat(Riverside.location(answer)).isEqualTo(riverside.door);
    }

    @Test
    void nobody_proves_anything_without_a_session() {
        assertThat(Riverside.location(new Browser().get(proof))).isEqualTo(riverside.door);
        assertThat(Riverside.location(new Browser().post(proof, Map.of("secret", RunningHouse.PASSWORD))))
                .isEqualTo(riverside.door);
    }

    @Test
    void opening_the_club_from_a_members_panel_takes_it_as_the_settings_do() {
        clock.moveClock(before);
        var file = riverside.add("Ada", "Martin", Map.of());
        riverside.owner.post(settings + "/sign-in", Map.of("open", "false", "why", "Holidays"));
        clock.moveClock(before.plusMinutes(16));
        assertThat(Riverside.location(riverside.remedy(riverside.owner, file, "OPEN_CLUB")))
                .startsWith(proof);
        var shut = riverside.count("club where id = :club and shut_at is not null");
        assertThat(shut).isEqualTo(1);
        prove(riverside.owner, RunningHouse.PASSWORD);
        assertThat(Riverside.location(riverside.remedy(riverside.owner, file, "OPEN_CLUB")))
                .isEqualTo(file);
        assertThat(riverside.count("club where id = :club and shut_at is not null"))
                .isZero();
    }
}
