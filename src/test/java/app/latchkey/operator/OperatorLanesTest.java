package app.latchkey.operator;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.access.OperatorLinks;
import app.latchkey.messages.Lane;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import app.latchkey.testing.TestDatabase;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The operator's view of the lanes: everybody's, and nobody's data. */
class OperatorLanesTest {
    private static final String PASSWORD = "quiet anchor copper meadow";

    @AfterEach
    void go() {
        TestDatabase.jdbc().sql("delete from lane_pause").update();
        TestDatabase.jdbc().sql("delete from domain_pause").update();
        TestDatabase.jdbc().sql("update operator set ended_at = now()").update();
    }

    private static String led(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body()));
    }

    private static Browser operator() {
        var link = RunningHouse.bean(OperatorLinks.class).make();
        var browser = new Browser();
        var page = led(browser.get(link));
        var email = "olga." + UUID.randomUUID() + "@hosting.example";
        browser.post(page, Map.of("name", "Olga Peters", "email", email, "password", PASSWORD));
        return browser;
    }

    @Test
    void lanes_and_paused_domains_are_shown_stopped_for_all_and_let_go() {
        var olga = operator();
        TestDatabase.jdbc()
                .sql(
                        "insert into domain_pause (domain, refusals, since, until, code, words, seen_at)"
                                + " values ('tired.example', 7, now(), now() + interval '1 minute', '451', '451 come back', now())")
                .update();
        var page = olga.get("/operator/lanes");
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(Jsoup.parse(page.body()).text())
                .contains("Mailings", "tired.example", "451 come back", "Left in peace");
        assertThat(led(olga.post("/operator/lanes/MAILING/pauses", Map.of()))).isEqualTo("/operator/lanes");
        assertThat(Jsoup.parse(olga.get("/operator/lanes").body())
                        .selectFirst("[data-lane=MAILING]")
                        .text())
                .contains("Stopped for all clubs", "Let it go on");
        olga.post("/operator/lanes/MAILING/resumptions", Map.of());
        assertThat(Jsoup.parse(olga.get("/operator/lanes").body())
                        .selectFirst("[data-lane=MAILING]")
                        .text())
                .doesNotContain("Stopped for all clubs");
        assertThat(Jsoup.parse(olga.get("/operator").body()).select("a[href=/operator/lanes]"))
                .isNotEmpty();
    }

    @Test
    void access_mail_cannot_be_stopped_and_nobody_else_gets_there() {
        var olga = operator();
        assertThat(olga.post("/operator/lanes/" + Lane.ACCESS + "/pauses", Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(Jsoup.parse(olga.get("/operator/lanes").body())
                        .selectFirst("[data-lane=ACCESS]")
                        .select("form"))
                .isEmpty();
        var nobody = new Browser();
        assertThat(nobody.get("/operator/lanes").statusCode()).isNotEqualTo(200);
        assertThat(nobody.post("/operator/lanes/MAILING/pauses", Map.of()).statusCode())
                .isNotEqualTo(200);
        assertThat(TestDatabase.jdbc()
                        .sql("select count(*) from lane_pause")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
