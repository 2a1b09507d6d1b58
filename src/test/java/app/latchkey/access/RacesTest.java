package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.testing.Browser;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sixteen browsers, one secret: exactly one gets in. The last tests take the guard off and show what would happen. */
class RacesTest {
    private static final int RACERS = 16;

    private final Riverside riverside = new Riverside();

    private static <T> List<T> race(List<Callable<T>> racers) throws Exception {
        var start = new CyclicBarrier(racers.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = racers.stream()
                    .map(racer -> threads.submit(() -> {
                        start.await();
                        return racer.call();
                    }))
                    .toList();
            var ends = new ArrayList<T>();
            for (var one : running) ends.add(one.get());
            return ends;
        }
    }

    private static void one(List<HttpResponse<String>> answers) {
        assertThat(answers.stream().filter(Riverside::begins)).hasSize(1);
        assertThat(answers.stream().map(HttpResponse::statusCode)).allMatch(status -> status == 303 || status == 410);
    }

    private List<HttpResponse<String>> accepting(List<String> links) throws Exception {
        var racers = new ArrayList<Callable<HttpResponse<String>>>();
        for (var link : links) {
            var browser = new Browser();
            var page = riverside.opened(browser, link);
            racers.add(() -> browser.post(page, Map.of("password", Riverside.PASSWORD)));
        }
        return race(racers);
    }

    private static List<String> times(String link) {
        return IntStream.range(0, RACERS).mapToObj(n -> link).toList();
    }

    @Test
    void one_invitation_lets_one_in() throws Exception {
        var address = Riverside.address("ada");
        var link = riverside.invited(riverside.add("Ada", "Martin", Map.of("email", address)), address);
        one(accepting(times(link)));
        assertThat(riverside.count("access where club_id = :club")).isEqualTo(1);
    }

    @Test
    void of_sixteen_guesses_at_a_fact_of_the_file_three_are_compared() throws Exception {
        var address = Riverside.address("ada");
        var link =
                riverside.invited(riverside.add("Ada", "Martin", Map.of("email", address, "birth", "1990")), address);
        var racers = new ArrayList<Callable<HttpResponse<String>>>();
        for (var n = 0; n < RACERS; n++) {
            var guess = String.valueOf(1950 + n);
            var browser = new Browser();
            var page = Riverside.location(browser.get(link));
            racers.add(() -> browser.post(page + "/open", Map.of("fact", guess)));
        }
        assertThat(race(racers).stream().map(HttpResponse::statusCode)).allMatch(status -> status == 422);
        assertThat(riverside.count("attempt where club_id = :club and reason = 'FACT_WRONG'"))
                .as("compared and found wrong")
                .isEqualTo(3);
        var late = new Browser();
        var page = Riverside.location(late.get(link));
        assertThat(late.post(page + "/open", Map.of("fact", "1990")).statusCode())
                .as("the right one comes too late")
                .isEqualTo(422);
    }

    @Test
    void one_desk_code_lets_one_in() throws Exception {
        var file = riverside.add("Karl", "Jansen", Map.of());
        var shown = riverside
                .desk
                .follow(riverside.remedy(riverside.desk, file, "DESK_QR"))
                .body();
        var code = shown.replaceAll("(?s).*class=\"bigcode\">([^<]*)<.*", "$1");
        var racers = new ArrayList<Callable<HttpResponse<String>>>();
        for (var n = 0; n < RACERS; n++) {
            var browser = new Browser();
            var page = Riverside.location(browser.post(riverside.door + "code", Map.of("code", code)));
            browser.post(page + "/open", Map.of());
            racers.add(() -> browser.post(page, Map.of("password", Riverside.PASSWORD)));
        }
        one(race(racers));
        assertThat(riverside.count("access where club_id = :club")).isEqualTo(1);
    }

    @Test
    void one_reset_sets_one_password() throws Exception {
        var address = Riverside.address("ada");
        riverside.accepted(riverside.invited(riverside.add("Ada", "Martin", Map.of("email", address)), address));
        var link = riverside.resetFor(address);
        var racers = new ArrayList<Callable<HttpResponse<String>>>();
        for (var n = 0; n < RACERS; n++) {
            var browser = new Browser();
            var page = Riverside.location(browser.get(link));
            var password = "copper lantern meadow " + (100 + n);
            racers.add(() -> browser.post(page, Map.of("password", password)));
        }
        one(race(racers));
        assertThat(Riverside.begins(riverside.signIn(new Browser(), address, Riverside.PASSWORD)))
                .isFalse();
    }

    @Test
    void two_owners_who_remove_each_other_leave_one() throws Exception {
        var other = app.latchkey.testing.RunningHouse.staff(riverside.club, app.latchkey.clubs.Role.OWNER);
        var owners = riverside
                .sql
                .sql("select s.account_id::text from staff s join role r on r.club_id = s.club_id and r.id = s.role_id"
                        + " where s.club_id = :club and r.code = 'OWNER' and s.ended_at is null order by s.since")
                .param("club", riverside.club.id().value())
                .query(String.class)
                .list();
        assertThat(owners).hasSize(2);
        var ends = riverside.door + "desk/staff/";
        race(List.of(
                () -> riverside.owner.post(ends + owners.get(1) + "/ending", Map.of()),
                () -> other.post(ends + owners.get(0) + "/ending", Map.of())));
        assertThat(left()).isEqualTo(1);
        riverside.owner.post(ends + owners.get(0) + "/ending", Map.of());
        other.post(ends + owners.get(1) + "/ending", Map.of());
        assertThat(left()).isEqualTo(1);
    }

    private long left() {
        return riverside.count("staff s join role r on r.club_id = s.club_id and r.id = s.role_id"
                + " where s.club_id = :club and r.code = 'OWNER' and s.ended_at is null");
    }

    @Test
    void without_its_guard_a_grant_would_be_spent_more_than_once() throws Exception {
        var address = Riverside.address("ada");
        riverside.invited(riverside.add("Ada", "Martin", Map.of("email", address)), address);
        assertThat(spending("update access_grant set used_at = now() where club_id = :club"))
                .isGreaterThan(1);
        riverside
                .sql
                .sql("update access_grant set used_at = null where club_id = :club")
                .param("club", riverside.club.id().value())
                .update();
        assertThat(spending("update access_grant set used_at = now() where club_id = :club and used_at is null"))
                .isEqualTo(1);
    }

    private int spending(String statement) throws Exception {
        var racers = new ArrayList<Callable<Integer>>();
        for (var n = 0; n < 4; n++)
            racers.add(() -> riverside
                    .sql
                    .sql(statement)
                    .param("club", riverside.club.id().value())
                    .update());
        return race(racers).stream().mapToInt(Integer::intValue).sum();
    }
}
