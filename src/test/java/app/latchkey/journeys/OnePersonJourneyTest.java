package app.latchkey.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People join by themselves, one of them a second time, and the desk makes one record of the two. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OnePersonJourneyTest {
    @RegisterExtension
    static final Chrome chrome = new Chrome();

    private static final String PASS = "four calm words here";
    private static final String PRIMARY = "main button.primary";

    private JourneyHouse house;
    private BrowserContext desk;
    private Page page;

    @BeforeAll
    void open() {
        house = JourneyHouse.open();
        desk = chrome.at(Chrome.DESK, true);
        page = desk.newPage();
    }

    private void at(String path) {
        page.navigate(house.url() + "/onefile/desk/" + path);
    }

    private void inspect(Page shown, String name) {
        Chrome.looksRight(shown);
        Chrome.drawIfWanted(shown, name);
    }

    /** At the size of a desk and of a phone. */
    private void inspectBoth(String name) {
        inspect(page, name);
        page.setViewportSize(Chrome.PHONE, 844);
        inspect(page, name + "-phone");
        page.setViewportSize(Chrome.DESK, 860);
    }

    @Test
    @Order(1)
    void the_owner_lets_everybody_join() {
        page.navigate(house.found("onefile", "Onefile Fitness", "owner@onefile.example"));
        page.locator("button.primary").click();
        page.fill("#name", "Lea Berg");
        page.fill("#password", "a pass phrase of the owner");
        page.locator("button.primary").click();
        page.waitForURL("**/onefile/desk/");
        at("access-rules");
        inspectBoth("rules");
        page.locator("input[name=joins][value=OPEN]").check();
        page.locator(PRIMARY).click();
        page.waitForSelector(".flash");
    }

    @Test
    @Order(2)
    void a_newcomer_joins_on_a_phone_in_french_in_the_dark() {
        try (var french = chrome.context(Chrome.PHONE, true, "fr", ColorScheme.DARK)) {
            var phone = french.newPage();
            proven(phone, "ines@onefile.example");
            inspect(phone, "join-new");
            about(phone);
            phone.waitForSelector("#password");
            inspect(phone, "join-password");
            phone.fill("#password", PASS);
            phone.locator(PRIMARY).click();
            phone.waitForURL("**/me/**");
        }
    }

    /** As far as the page that asks who they are. */
    private void proven(Page phone, String address) {
        phone.navigate(house.url() + "/onefile/");
        phone.locator("a[href$='/join']").first().click();
        inspect(phone, "join");
        phone.fill("#address", address);
        phone.locator(PRIMARY).click();
        phone.waitForSelector("#code");
        inspect(phone, "join-code");
        phone.fill("#code", house.codeMailedTo(address, "Onefile"));
        phone.locator(PRIMARY).click();
        phone.waitForSelector("#first");
    }

    private static void about(Page phone) {
        phone.fill("#first", "Ines");
        phone.fill("#last", "Rocha");
        phone.fill("#birth", "1979");
        phone.locator(PRIMARY).click();
    }

    @Test
    @Order(3)
    void the_same_person_with_another_address_gets_no_second_file_and_is_told_that_the_desk_knows() {
        try (var french = chrome.context(Chrome.PHONE, true, "fr", ColorScheme.LIGHT)) {
            var phone = french.newPage();
            proven(phone, "rocha.home@onefile.example");
            about(phone);
            phone.waitForSelector(".ref");
            inspect(phone, "join-told");
            assertThat(phone.content()).contains("JO-120").doesNotContain("ines@onefile.example");
        }
        at("requests");
        assertThat(page.content()).contains("rocha.home@onefile.example");
        inspectBoth("requests");
    }

    @Test
    @Order(4)
    void the_desk_makes_one_file_of_two_and_two_of_one() {
        at("members/new");
        page.fill("#first", "Ines");
        page.fill("#last", "Rocha");
        page.locator(PRIMARY).click();
        page.waitForSelector("#access");
        page.locator("main a[href$='/merge']").click();
        page.waitForSelector("#q");
        inspectBoth("merge-choose");
        page.fill("#q", "rocha");
        page.locator("main form[role=search] button").click();
        page.locator("main a[href*='/merge/']").first().click();
        page.waitForSelector("form[data-form=MERGE]");
        inspectBoth("merge");
        page.locator("input[name=checked]").first().check();
        page.locator("form[data-form=MERGE] button.primary").click();
        page.waitForSelector(".flash");
        inspectBoth("merged");
        page.locator("a[href$='/merged/undo']").click();
        page.waitForSelector("form[data-form=UNDO_MERGE]");
        var old = page.url().replace("/merged/undo", "");
        inspectBoth("merge-undo");
        page.navigate(old);
        page.waitForSelector("[data-code=MERGED_AWAY]");
        inspectBoth("merged-away");
        page.navigate(old + "/merged/undo");
        page.locator(PRIMARY).click();
        page.waitForSelector(".flash");
        page.navigate(old);
        page.waitForSelector("#access");
        assertThat(page.locator("[data-code=MERGED_AWAY]").count()).isZero();
    }
}
