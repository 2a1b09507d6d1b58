package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.work.ClubRetention;
import app.latchkey.platform.work.Worker;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class HealthTest {
    private static final List<String> FIVE = List.of("Ada", "Benno", "Cleo", "Dina", "Emil");

    private static final String BURST = " people could not get in within";

    /** What every page says is remembered for some seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Riverside riverside = new Riverside();
    private final String health = riverside.door + "desk/access-health";
    private final String desk = riverside.door + "desk/members";
    private final Transactions transactions = RunningHouse.bean(Transactions.class);

    private void fresh(long members) {
        await().until(() -> riverside.count("member_access where club_id = :club") == members);
        await().until(() -> riverside.count("refresh_queue where club_id = :club") == 0);
    }

    @Test
    void today_is_counted_when_asked_and_again_it_is_the_same_day() {
        riverside.add("Ada", "Martin", Map.of("email", Riverside.address("ada")));
        riverside.add("Karl", "Jansen", Map.of());
        fresh(2);
        assertThat(riverside.desk.get(health).body()).contains("No day has been counted yet");
        riverside.desk.post(health, Map.of());
        riverside.desk.post(health, Map.of());
        assertThat(riverside.count("access_day where club_id = :club and top = 'NO_EMAIL' and members = 1"))
                .isEqualTo(1);
        assertThat(riverside.desk.get(health).body())
                .contains("class=\"trend\"", "data-cause=\"NO_EMAIL\"")
                .doesNotContain("style=");
    }

    @Test
    void all_causes_stand_on_one_page_with_their_people_those_of_closed_files_too() {
        assertThat(riverside.desk.get(health + "/causes").body()).contains("Nobody is here yet");
        var karl = riverside.add("Karl", "Jansen", Map.of());
        for (var name : FIVE) riverside.add(name, "Martin", Map.of());
        riverside.owner.post(karl + "/archive", Map.of("why", "moved away"));
        fresh(6);
        var page = Jsoup.parse(riverside.desk.get(health + "/causes").body());
        var none = page.selectFirst("tr[data-cause=NO_EMAIL]").text();
        assertThat(none).contains("NO_EMAIL 5", "Martin", "…");
        var gone = page.selectFirst("tr[data-cause=MEMBER_ARCHIVED]");
        assertThat(gone.text()).contains("Karl Jansen");
        var list = riverside.desk.get(gone.selectFirst("a").attr("href")).body();
        assertThat(list).contains("Karl Jansen");
    }

    @Test
    void every_night_each_club_is_counted_once_and_the_days_stand_side_by_side() {
        riverside.add("Karl", "Jansen", Map.of());
        fresh(1);
        var worker = RunningHouse.bean("dayWorker", Worker.class);
        var before = transactions.clockOffset();
        try {
            for (var day = 1; day <= 3; day++) {
                transactions.moveClock(before.plus(Duration.ofDays(day)));
                worker.next();
                worker.next();
            }
        } finally {
            transactions.moveClock(before);
        }
        assertThat(riverside.count("access_day where club_id = :club")).isBetween(3L, 4L);
        var old = RunningHouse.bean("oldDays", ClubRetention.class);
        var later = transactions.global(transactions::now).plus(Duration.ofDays(30));
        transactions.inClub(riverside.club.id(), () -> old.forget(riverside.club.id(), later, 2));
        assertThat(riverside.count("access_day where club_id = :club")).isBetween(1L, 2L);
    }

    @Test
    void many_failing_at_once_are_noticed_and_named_until_they_are_in() {
        var address = Riverside.address("zoe");
        riverside.accepted(riverside.invited(riverside.add("Zoe", "Prins", Map.of("email", address)), address));
        riverside.signIn(new Browser(), address, "wrong");
        for (var name : FIVE.subList(0, 4)) {
            riverside.add(name, "Berg", Map.of());
            assertThat(riverside.desk.get(desk).body()).doesNotContain(BURST);
            riverside.signIn(new Browser(), name.toLowerCase() + ".berg", "wrong");
        }
        await().until(() -> riverside.count("attempt_match where club_id = :club and reason <> 'ENTERED'") == 5);
        fresh(5);
        await().atMost(PATIENCE).until(() -> riverside.desk.get(desk).body().contains("5" + BURST));
        assertThat(riverside.desk.get(health).body()).contains("data-code=\"MANY_FAILING\"", "in common: No address");
        assertThat(Riverside.begins(riverside.signIn(new Browser(), address, Riverside.PASSWORD)))
                .isTrue();
        await().atMost(PATIENCE).until(() -> !riverside.desk.get(desk).body().contains(BURST));
    }

    /** Four people with many tries each are no burst, and neither are strangers who match nobody. */
    @Test
    void few_people_who_try_often_are_no_burst() {
        var four = FIVE.subList(0, 4);
        for (var name : four) riverside.add(name, "Berg", Map.of());
        for (var n = 0; n < 3; n++)
            for (var name : four) riverside.signIn(new Browser(), name.toLowerCase() + ".berg", "wrong");
        for (var n = 0; n < 3; n++) riverside.signIn(new Browser(), Riverside.address("nobody" + n), "wrong");
        await().until(() -> riverside.count("attempt_match where club_id = :club") >= 12);
        var page = riverside.desk.get(health).body();
        assertThat(page).contains("No more people than usual").doesNotContain("MANY_FAILING");
    }
}
