package app.latchkey.operator;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.access.OperatorLinks;
import app.latchkey.audit.Actor;
import app.latchkey.clubs.Role;
import app.latchkey.integration.keys.ApiKeys;
import app.latchkey.integration.keys.Scope;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import app.latchkey.testing.TestDatabase;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a restore revives is listed until an operator has looked through it. */
class OperatorRestoredTest {
    private static final int EPOCH = 9_000;
    private final JdbcClient owner = JdbcClient.create(TestDatabase.owner());

    @AfterEach
    void forget() {
        owner.sql("delete from epoch where n = " + EPOCH).update();
        owner.sql("delete from lane_hold").update();
        owner.sql("update operator set ended_at = now()").update();
    }

    private static Browser operator() {
        var browser = new Browser();
        var page = browser.get(RunningHouse.bean(OperatorLinks.class).make())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        var email = "olga." + UUID.randomUUID() + "@hosting.example";
        browser.post(page, Map.of("name", "Olga Peters", "email", email, "password", "quiet anchor copper meadow"));
        return browser;
    }

    @Test
    void staff_keys_and_held_mail_are_listed_until_somebody_has_looked_through_them() {
        var olga = operator();
        assertThat(olga.get("/operator").body()).doesNotContain("/operator/restored");
        assertThat(olga.get("/operator/restored").statusCode()).isEqualTo(404);
        var club = RunningHouse.club("FR");
        RunningHouse.staff(club, Role.OWNER);
        var key = RunningHouse.bean(ApiKeys.class)
                .create(club.id(), Actor.COMMAND_LINE, "till", Set.of(Scope.MEMBERS_READ));
        owner.sql("update api_key set held_at = now() where id = :id")
                .param("id", key.id())
                .update();
        // The first of the list, whatever other clubs there are.
        owner.sql("update club set name = '!' || name where id = :id")
                .param("id", club.id().value())
                .update();
        owner.sql("insert into lane_hold (lane, since) values ('MAILING', now())")
                .update();
        owner.sql("insert into epoch (n, at, erased_again) values (" + EPOCH + ", now(), 3)")
                .update();
        assertThat(olga.get("/operator").body()).contains("href=\"/operator/restored\"");
        var page = Jsoup.parse(olga.get("/operator/restored").body());
        assertThat(page.text()).contains("erased again: 3.", "no unsubscriptions.journal was found", "Mailings");
        assertThat(page.selectFirst("[data-club=" + club.slug() + "]").text())
                .contains("LeaOwner", "tillheld until the club lets it go");
        var answer = olga.post("/operator/restored/" + EPOCH + "/confirmation", Map.of());
        assertThat(answer.headers().firstValue("Location")).contains("/operator");
        assertThat(olga.get("/operator").body()).doesNotContain("href=\"/operator/restored\"");
        assertThat(olga.get("/operator/restored").body()).contains("Somebody looked through it");
    }

    @Test
    void nobody_but_an_operator_sees_or_confirms_it() {
        owner.sql("insert into epoch (n, at) values (" + EPOCH + ", now())").update();
        var lea = RunningHouse.staff(RunningHouse.club("FR"), Role.OWNER);
        assertThat(lea.get("/operator/restored").statusCode()).isNotEqualTo(200);
        lea.post("/operator/restored/" + EPOCH + "/confirmation", Map.of());
        new Browser().post("/operator/restored/" + EPOCH + "/confirmation", Map.of());
        assertThat(owner.sql("select count(*) from epoch where seen_at is not null")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
