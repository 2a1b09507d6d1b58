package app.latchkey.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The evening at the desk once more, without a mouse; each page of it is looked at on the way. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeyboardJourneyTest {
    @RegisterExtension
    static final Chrome chrome = new Chrome();

    private static final String PASS = "four calm words here";
    private static final String STAFF_PASS = "a pass phrase of the owner";
    private static final String PRIMARY = "main button.primary";
    private static final String LIST = """
            Prénom,Nom,Email,Téléphone,Année de naissance,Statut
            Iris,Keller,iris.keller@keys.example,,1984,Actif
            Otto,Sans-Adresse,,06 12 34 56 79,1950,Actif
            Jane,Doe,jane@gmial.com,,1990,Actif
            """;

    private JourneyHouse house;
    private BrowserContext desk;
    private Page page;
    private Keyboard keys;

    @BeforeAll
    void open() {
        house = JourneyHouse.open();
        desk = chrome.at(Chrome.DESK, true);
        page = desk.newPage();
        keys = new Keyboard(page);
    }

    @Test
    @Order(1)
    void the_owner_accepts() {
        page.navigate(house.found("keys", "Keys Fitness", "olga@keys.example"));
        keys.press("button.primary");
        page.waitForSelector("#name");
        keys.type("#name", "Olga Berg");
        keys.type("#password", STAFF_PASS);
        keys.enter();
        page.waitForURL("**/keys/desk/");
    }

    @Test
    @Order(2)
    void a_list_is_imported_and_everyone_reachable_invited() throws Exception {
        var file = Files.createTempFile("members", ".csv");
        Files.writeString(file, LIST);
        keys.press("a[href$='members/import']");
        page.waitForURL("**/members/import");
        keys.choose("input[type=file]", file);
        keys.press(PRIMARY);
        page.waitForURL("**/members/import/*");
        keys.press(PRIMARY);
        page.waitForSelector(".tile");
        Chrome.looksRight(page);
        keys.press(PRIMARY);
        page.waitForSelector("button:has-text('Invite the')");
        Chrome.looksRight(page);
        keys.press(PRIMARY);
        page.waitForSelector(".say");
        Chrome.looksRight(page);
        keys.press(PRIMARY);
        page.waitForSelector(".flash");
    }

    @Test
    @Order(3)
    void a_member_accepts_leaves_and_recovers() {
        try (var hers = chrome.at(Chrome.PHONE, true)) {
            var phone = hers.newPage();
            var her = new Keyboard(phone);
            phone.navigate(house.linkMailedTo("iris.keller@keys.example", "Keys"));
            Chrome.fitsTheHand(phone);
            her.type("#fact", "1984");
            her.enter();
            phone.waitForSelector("input[name=as]");
            Chrome.fitsTheHand(phone);
            her.choose("input[name=as]");
            her.type("#password", PASS);
            her.enter();
            phone.waitForURL("**/me/**");
            her.press("nav.bottomtabs > :last-child");
            phone.waitForURL("**/sign-out");
            Chrome.fitsTheHand(phone);
            her.press("button.primary");
            phone.waitForSelector("#identifier");
            her.press("a[href$='/recover']");
            phone.waitForURL("**/recover");
            Chrome.fitsTheHand(phone);
            her.type("#identifier", "iris.keller@keys.example");
            her.enter();
            phone.waitForSelector("text=RC-102");
            phone.navigate(house.linkMailedTo("iris.keller@keys.example", "password"));
            Chrome.fitsTheHand(phone);
            her.type("#password", "another four calm words");
            her.enter();
            phone.waitForURL("**/me/**");
        }
    }

    @Test
    @Order(4)
    void the_desk_signs_in_and_finds_a_person_by_the_box() {
        desk.clearCookies();
        page.navigate(house.url() + "/keys/");
        keys.type("#identifier", "olga@keys.example");
        keys.type("#password", STAFF_PASS);
        keys.enter();
        page.waitForURL("**/keys/desk/");
        file("otto");
        page.waitForSelector("[data-code=NO_EMAIL]");
    }

    private void file(String who) {
        page.navigate(house.url() + "/keys/desk/");
        keys.type("input[name=who]", who);
        keys.enter();
        page.waitForSelector("#found a");
        keys.press("#found a");
        page.waitForSelector("#access");
    }

    @Test
    @Order(5)
    void a_code_from_the_desk_lets_in_whoever_has_no_mailbox() {
        keys.press("[data-remedy=DESK_QR]");
        page.waitForSelector("input[name=checked]");
        keys.choose("input[name=checked]");
        keys.press(PRIMARY);
        page.waitForSelector(".bigcode");
        Chrome.looksRight(page);
        var code = page.locator(".bigcode").textContent();
        try (var his = chrome.at(Chrome.PHONE, true)) {
            var phone = his.newPage();
            var him = new Keyboard(phone);
            phone.navigate(house.url() + "/keys/");
            him.press("a[href$='/code']");
            phone.waitForSelector("#code");
            Chrome.fitsTheHand(phone);
            him.type("#code", code.toLowerCase(Locale.ROOT));
            him.enter();
            phone.waitForSelector(
                    "#code",
                    new Page.WaitForSelectorOptions()
                            .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
            him.press("button.primary");
            phone.waitForSelector("#password");
            Chrome.fitsTheHand(phone);
            him.type("#password", PASS);
            him.enter();
            phone.waitForURL("**/me/**");
        }
        file("otto");
        page.waitForSelector("[data-code=ALL_GOOD]");
    }

    @Test
    @Order(6)
    void a_remedy_mends_a_mistyped_address() {
        file("jane");
        page.waitForSelector("[data-code=EMAIL_TYPO_SUSPECTED]");
        keys.press("[data-remedy=ACCEPT_SUGGESTION]");
        page.waitForSelector("input[name=checked]");
        keys.choose("input[name=checked]");
        keys.press(PRIMARY);
        page.waitForSelector(".flash");
        assertThat(house.linkMailedTo("jane@gmail.com", "Keys")).contains("/k/");
    }

    @Test
    @Order(7)
    void a_family_s_mailbox_takes_a_child_with_the_account_that_is_there() {
        page.navigate(house.url() + "/keys/desk/members/new");
        keys.type("#first", "Lio");
        keys.type("#last", "Keller");
        keys.type("#email", "iris.keller@keys.example");
        keys.type("#birth", "2017");
        keys.press(PRIMARY);
        page.waitForSelector("[data-code=CHILD_NEEDS_GUARDIAN]");
        try (var hers = chrome.at(Chrome.PHONE, true)) {
            var phone = hers.newPage();
            var her = new Keyboard(phone);
            var used = house.linkMailedTo("iris.keller@keys.example", "Keys");
            phone.navigate(used);
            her.type("#fact", "2017");
            her.enter();
            phone.waitForSelector("input[name=as]");
            Chrome.fitsTheHand(phone);
            her.choose("input[name=as]", "input[name=as][value=guardian]");
            her.choose("input[name=how]", "input[name=how][value=existing]");
            her.type("#identifier", "iris.keller@keys.example");
            her.type("#password", "another four calm words");
            her.enter();
            phone.waitForSelector("text=Lio");
            Chrome.fitsTheHand(phone);
            phone.navigate(used);
            Chrome.fitsTheHand(phone);
        }
    }
}
