package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.latchkey.platform.database.Transactions;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Somebody on the telephone tries, and the desk sees it. */
class WatchTest {
    private final Riverside riverside = new Riverside();

    private String watched(String file) {
        var page = riverside.desk.get(file + "/access/watch").body();
        return page.replaceAll("(?s).*hx-get=\"([^\"]*watch\\?since=\\d+)\".*", "$1");
    }

    @Test
    void each_try_comes_up_with_its_reason_and_what_was_before_does_not() {
        var address = Riverside.address("ada");
        var file = riverside.add("Ada", "Martin", Map.of("email", address));
        riverside.accepted(riverside.invited(file, address));
        riverside.signIn(new Browser(), address, "before anybody watched");
        await().until(() -> riverside.count("attempt_match where club_id = :club and reason = 'WRONG_PASSWORD'") == 1);
        var watch = watched(file);
        assertThat(riverside.desk.get(watch).body()).contains("every 2s").doesNotContain("class=\"timeline\"");
        riverside.signIn(new Browser(), address, "wrong again");
        riverside.signIn(new Browser(), Riverside.address("adda"), "wrong");
        await().until(() -> riverside.desk.get(watch).body().contains("class=\"timeline\""));
        await().until(() -> riverside.desk.get(watch).body().contains("Also at the door just now"));
        var page = riverside.desk.get(watch).body();
        assertThat(page.split("<li class=\"bad\">")).hasSize(2);
        assertThat(page).contains("password did not match", ">Look again</a>");
        assertThat(Riverside.begins(riverside.signIn(new Browser(), address, Riverside.PASSWORD)))
                .isTrue();
        await().until(() -> riverside.desk.get(watch).body().contains("Ada Martin is in."));
        assertThat(riverside.desk.get(watch).body()).doesNotContain("every 2s");
    }

    @Test
    void after_three_minutes_it_stops_by_itself_and_an_old_address_shows_nothing_live() {
        var file = riverside.add("Ada", "Martin", Map.of());
        var watch = watched(file);
        var transactions = RunningHouse.bean(Transactions.class);
        var before = transactions.clockOffset();
        transactions.moveClock(before.plus(Duration.ofMinutes(4)));
        try {
            assertThat(riverside.desk.get(watch).body())
                    .contains("Three minutes have passed")
                    .doesNotContain("every 2s");
        } finally {
            transactions.moveClock(before);
        }
    }
}
