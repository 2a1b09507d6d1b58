package app.latchkey.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.access.OperatorLinks;
import app.latchkey.testing.RunningHouse;
import app.latchkey.testing.TestDatabase;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The operator's pages when mail is in trouble, on a telephone and at a desk, in both languages; without JavaScript too. */
class OperatorJourneyTest {
    @RegisterExtension
    static final Chrome chrome = new Chrome();

    private static final String LONG_WORDS =
            "550 5.7.26 This mail is unauthenticated, https://postmaster.wary.example/very/long/address/of/an/explanation/without/a/break";

    @AfterEach
    void all_is_well_again() {
        for (var table : new String[] {"our_refusal", "domain_pause", "lane_hold", "lane_pause"})
            TestDatabase.jdbc().sql("delete from " + table).update();
        TestDatabase.jdbc().sql("update operator set ended_at = now()").update();
    }

    @Test
    void lanes_refusals_and_the_check_up_read_well_and_a_held_lane_is_let_go_without_javascript() {
        var sql = TestDatabase.jdbc();
        sql.sql(
                        "insert into our_refusal (domain, refusals, since, seen_at, reported, code, words) values"
                                + " ('wary.example', 3, now(), now(), true, '550 5.7.26', :words),"
                                + " ('a-rather-long-name-of-a-recipient-domain.example', 1, now(), now(), false, '554 5.7.1', 'blocked')")
                .param("words", LONG_WORDS)
                .update();
        sql.sql(
                        "insert into domain_pause (domain, refusals, since, until, code, words, seen_at)"
                                + " values ('tired.example', 7, now(), now() + interval '1 minute', '451', '451 come back', now())")
                .update();
        sql.sql("insert into lane_hold (lane, since) values ('REMINDER', now())")
                .update();
        read("en", Chrome.PHONE, "Servers that refuse our mail because of our own set-up");
        read("fr", Chrome.DESK, "Serveurs qui refusent nos e-mails");
        try (var context = chrome.context(Chrome.PHONE, false, "en", ColorScheme.LIGHT)) {
            var page = context.newPage();
            begin(page);
            page.navigate(RunningHouse.url() + "/operator/lanes");
            page.locator("form[action='/operator/lanes/REMINDER'] button").click();
            assertThat(page.url()).endsWith("/operator");
            assertThat(page.locator("form[action='/operator/lanes/REMINDER']").count())
                    .isZero();
        }
    }

    private void read(String language, int width, String heading) {
        try (var context = chrome.context(width, true, language, ColorScheme.LIGHT)) {
            var page = context.newPage();
            begin(page);
            Chrome.looksRight(page);
            page.locator("a[href='/operator/lanes#ours']").click();
            page.waitForURL("**/operator/lanes*");
            assertThat(page.locator("#ours").innerText()).contains(heading, "wary.example", "550 5.7.26");
            Chrome.looksRight(page);
            page.locator("#ours a[href='/operator/doctor']").click();
            page.waitForURL("**/operator/doctor");
            Chrome.looksRight(page);
        }
    }

    private static void begin(Page page) {
        page.navigate(
                RunningHouse.url() + RunningHouse.bean(OperatorLinks.class).make());
        page.fill("[name=name]", "Olga Peters");
        page.fill("[name=email]", "olga." + UUID.randomUUID() + "@hosting.example");
        page.fill("[name=password]", "quiet anchor copper meadow");
        page.locator("button.primary").click();
        assertThat(page.url()).endsWith("/operator");
    }
}
