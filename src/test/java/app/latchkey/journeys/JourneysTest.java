package app.latchkey.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One evening at the desk of one club, in the order in which it happens. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JourneysTest {
    @RegisterExtension
    static final Chrome chrome = new Chrome();

    private static final String PASS = "four calm words here";
    /** A tenth is what the web calls good; nobody sees a twentieth. */
    private static final double STEADY = 0.05;

    private static final String LIST = """
            Prénom;Nom;Email;Téléphone;Année de naissance;Statut
            Ada;Martin;ada.martin@club.example;07 00 90 03 41;1984;Actif
            Tom;Martin;ada.martin@club.example;;2015;Actif
            Nora;Sans-Adresse;;06 12 34 56 78;1950;Actif
            Jon;Smith;jon@gmial.com;;1990;Actif
            Wilhelmina-Alexandrina;van der Westhuizen-Montgomery-Featherstonehaugh;wilma@club.example;;1970;Actif
            Old;Timer;old@club.example;;1960;Résilié
            """;

    private JourneyHouse house;
    private BrowserContext desk;

    @BeforeAll
    void open() {
        house = JourneyHouse.open();
        desk = chrome.at(Chrome.DESK, true);
    }

    private Page desk(String path) {
        var page = desk.pages().isEmpty() ? desk.newPage() : desk.pages().getFirst();
        page.navigate(house.url() + "/pauline/desk/" + path);
        return page;
    }

    @Test
    @Order(1)
    void the_owner_accepts_and_finds_an_empty_desk_that_says_what_to_do() {
        var page = desk.newPage();
        page.navigate(house.found("pauline", "Pauline Fitness", "lea@club.example"));
        page.locator("button.primary").click();
        page.fill("#name", "Lea Berg");
        page.fill("#password", "a pass phrase of the owner");
        Chrome.looksRight(page);
        page.locator("button.primary").click();
        page.waitForURL("**/pauline/desk/");
        assertThat(page.locator(".empty").textContent()).contains("No members yet");
        Chrome.looksRight(page);
    }

    @Test
    @Order(2)
    void a_list_comes_in_with_its_report_and_everyone_reachable_is_invited() throws Exception {
        var file = Files.createTempFile("members", ".csv");
        Files.write(file, LIST.getBytes(StandardCharsets.ISO_8859_1));
        var page = desk("members/import");
        page.setInputFiles("input[type=file]", Path.of(file.toString()));
        page.locator("main button.primary").click();
        Chrome.looksRight(page);
        page.locator("main button.primary").click();
        page.waitForSelector(".tile");
        Chrome.looksRight(page);
        Chrome.draw(page, "import-report");
        page.locator("main button.primary").click();
        page.waitForSelector("button:has-text('Invite the')");
        page.locator("main button.primary").click();
        assertThat(page.locator(".say").textContent()).contains("3");
        page.locator("main button.primary").click();
        page.waitForSelector(".flash");
        house.linkMailedTo("wilma@club.example", "Pauline");
    }

    @Test
    @Order(3)
    void ada_creates_her_login_on_a_phone_without_javascript_and_ends_inside() {
        try (var phone = chrome.at(Chrome.PHONE, false)) {
            var page = phone.newPage();
            page.navigate(house.linkMailedTo("ada.martin@club.example", "Pauline"));
            assertThat(page.content()).doesNotContain("Ada").doesNotContain("Tom");
            page.fill("#fact", "1984");
            page.locator("button.primary").click();
            if (page.locator("#fact").count() > 0) page.fill("#fact", "2015");
            if (page.locator("#fact").count() > 0)
                page.locator("button.primary").click();
            page.locator("input[name=as]").first().check();
            var child = page.content().contains("Tom");
            if (child) page.fill("#name", "Ada Martin");
            page.fill("#password", PASS);
            page.locator("button.primary").click();
            assertThat(page.url()).contains("/me/");
            assertThat(page.locator("h1").textContent()).contains(child ? "Tom" : "Ada");
        }
    }

    @Test
    @Order(4)
    void she_comes_back_with_her_address_and_leaves() {
        try (var phone = chrome.at(Chrome.PHONE, false)) {
            var page = phone.newPage();
            page.navigate(house.url() + "/pauline/");
            page.fill("#identifier", " Ada.Martin@CLUB.example ");
            page.fill("#password", PASS);
            page.locator("button.primary").click();
            assertThat(page.url()).contains("/me/");
            page.locator("nav.bottomtabs a").last().click();
            page.locator("button.primary").click();
            assertThat(page.locator("#identifier").count()).isEqualTo(1);
        }
    }

    @Test
    @Order(5)
    void a_wrong_password_says_nothing_and_the_desk_sees_why() {
        try (var phone = chrome.at(Chrome.PHONE, true)) {
            var page = phone.newPage();
            page.navigate(house.url() + "/pauline/");
            Chrome.looksRight(page);
            Chrome.thumbsHit(page);
            Chrome.draw(page, "sign-in");
            page.fill("#identifier", "ada.martin@club.example");
            page.fill("#password", "something else entirely");
            page.locator("button.primary").click();
            page.waitForSelector(".ref");
            Chrome.looksRight(page);
            var reference = page.locator(".ref").textContent();
            var box = desk("?who=" + reference);
            assertThat(box.locator("#found").textContent()).contains(reference);
        }
    }

    @Test
    @Order(6)
    void she_forgets_her_password_and_is_in_again_without_javascript() {
        try (var phone = chrome.at(Chrome.PHONE, false)) {
            var page = phone.newPage();
            page.navigate(house.url() + "/pauline/recover");
            page.fill("#identifier", "ada.martin@club.example");
            page.locator("button.primary").click();
            assertThat(page.content()).contains("RC-102");
            page.navigate(house.linkMailedTo("ada.martin@club.example", "password"));
            page.fill("#password", "another four calm words");
            page.locator("button.primary").click();
            assertThat(page.url()).contains("/me/");
        }
    }

    @Test
    @Order(7)
    void nora_has_no_mailbox_and_is_let_in_by_a_code_from_the_desk() {
        var page = desk("members?q=nora");
        page.locator("a.rowlink").first().click();
        page.waitForSelector("[data-code=NO_EMAIL]");
        Chrome.looksRight(page);
        Chrome.draw(page, "panel");
        page.locator("[data-remedy=DESK_QR]").first().click();
        page.locator("input[name=checked]").first().check();
        page.locator("main button.primary").click();
        page.waitForSelector(".bigcode");
        Chrome.looksRight(page);
        var code = page.locator(".bigcode").textContent();
        try (var phone = chrome.at(Chrome.PHONE, false)) {
            var hers = phone.newPage();
            hers.navigate(house.url() + "/pauline/code");
            hers.fill("#code", " " + code.toLowerCase() + " ");
            hers.locator("button.primary").click();
            hers.locator("button.primary").click();
            hers.fill("#password", PASS);
            hers.locator("button.primary").click();
            assertThat(hers.url()).contains("/me/");
        }
        desk("members?q=nora").locator("a.rowlink").first().click();
        page.waitForSelector("[data-code=ALL_GOOD]");
    }

    @Test
    @Order(8)
    void a_mistyped_address_is_mended_with_one_remedy() {
        var page = desk("members?q=jon");
        page.locator("a.rowlink").first().click();
        page.waitForSelector("[data-code=EMAIL_TYPO_SUSPECTED]");
        page.locator("[data-remedy=ACCEPT_SUGGESTION]").click();
        page.locator("input[name=checked]").first().check();
        page.locator("main button.primary").click();
        page.waitForSelector(".flash");
        house.linkMailedTo("jon@gmail.com", "Pauline");
    }

    @Test
    @Order(9)
    void every_page_that_a_link_leads_to_holds_on_a_phone_in_french_and_in_the_dark() {
        try (var french = chrome.context(Chrome.PHONE, true, "fr", ColorScheme.DARK)) {
            var page = french.newPage();
            var met = new Walk(page, house.url()).from("/pauline/", "/", at -> {
                assertThat(at.locator("html").getAttribute("lang")).isEqualTo("fr");
                Chrome.looksRight(at);
                Chrome.drawIfWanted(at, "stranger");
            });
            assertThat(met).contains("/pauline/recover", "/pauline/code");
            page.navigate(house.url() + "/pauline/");
            page.fill("#identifier", "wilma@club.example");
            signUp(page);
            var home = URI.create(page.url()).getPath();
            met = new Walk(page, house.url()).from(home, "/pauline/", at -> {
                Chrome.looksRight(at);
                Chrome.drawIfWanted(at, "member");
            });
            assertThat(met).anyMatch(kind -> kind.endsWith("/security")).contains("/pauline/second-factor");
        }
    }

    private void signUp(Page page) {
        page.navigate(house.linkMailedTo("wilma@club.example", "Pauline"));
        page.fill("#fact", "1970");
        page.locator("button.primary").click();
        page.locator("input[name=as]").first().check();
        page.fill("#password", PASS);
        page.locator("button.primary").click();
        page.waitForURL("**/me/**");
    }

    @Test
    @Order(10)
    void every_page_of_the_desk_that_a_link_leads_to_holds_at_both_sizes() {
        var page = desk("");
        var met = new Walk(page, house.url()).from("/pauline/desk/", "/pauline/desk", at -> {
            Chrome.looksRight(at);
            Chrome.drawIfWanted(at, "desk");
            at.setViewportSize(Chrome.PHONE, 844);
            Chrome.looksRight(at);
            Chrome.drawIfWanted(at, "desk-phone");
            at.setViewportSize(Chrome.DESK, 860);
        });
        assertThat(met).hasSizeGreaterThan(15);
        Chrome.draw(desk(""), "desk");
        Chrome.draw(desk("members"), "list");
    }

    @Test
    @Order(11)
    void a_family_s_mailbox_takes_one_more_child_with_the_account_that_is_there() {
        var page = desk("members/new");
        page.fill("#first", "Mia");
        page.fill("#last", "Martin");
        page.fill("#email", "ada.martin@club.example");
        page.fill("#birth", "2017");
        page.locator("main button.primary").click();
        page.waitForSelector("[data-code=CHILD_NEEDS_GUARDIAN]");
        try (var phone = chrome.at(Chrome.PHONE, false)) {
            var parent = phone.newPage();
            parent.navigate(house.linkMailedTo("ada.martin@club.example", "Pauline"));
            parent.fill("#fact", "2017");
            parent.locator("button.primary").click();
            assertThat(parent.content()).contains("already signs somebody in");
            parent.locator("input[name=as][value=guardian]").check();
            parent.locator("input[name=how][value=new]").check();
            assertThat(asked(parent)).containsExactly("name", "password");
            parent.locator("input[name=how][value=other]").check();
            assertThat(asked(parent)).containsExactly("name", "address", "password");
            parent.locator("input[name=how][value=existing]").check();
            assertThat(asked(parent)).containsExactly("identifier", "password");
            parent.fill("#identifier", "ada.martin@club.example");
            parent.fill("#password", "another four calm words");
            parent.locator("button.primary").click();
            assertThat(parent.content()).contains("Mia");
        }
    }

    private static List<String> asked(Page page) {
        return page.locator("main .field input:visible").all().stream()
                .map(field -> field.getAttribute("id"))
                .toList();
    }

    @Test
    @Order(12)
    void nothing_jumps_while_a_page_comes_in() {
        try (var phone = chrome.at(Chrome.PHONE, true)) {
            Chrome.watchShifts(phone);
            var page = phone.newPage();
            page.navigate(house.url() + "/pauline/");
            assertThat(Chrome.shift(page)).isLessThan(STEADY);
            page.fill("#identifier", "lea@club.example");
            page.fill("#password", "a pass phrase of the owner");
            page.locator("button.primary").click();
            page.waitForURL("**/pauline/desk/");
            Chrome.thumbsHit(page);
            assertThat(Chrome.shift(page)).as("desk").isLessThan(STEADY);
            page.navigate(house.url() + "/pauline/desk/members");
            Chrome.thumbsHit(page);
            assertThat(Chrome.shift(page)).as("list").isLessThan(STEADY);
            page.locator("a.rowlink").first().click();
            page.waitForSelector("#access");
            assertThat(Chrome.shift(page)).as("file").isLessThan(STEADY);
            Chrome.thumbsHit(page);
        }
        try (var phone = chrome.at(Chrome.PHONE, true)) {
            Chrome.watchShifts(phone);
            var page = phone.newPage();
            page.navigate(house.url() + "/pauline/");
            page.fill("#identifier", "wilma@club.example");
            page.fill("#password", PASS);
            page.locator("button.primary").click();
            page.waitForURL("**/me/**");
            assertThat(Chrome.shift(page)).as("home").isLessThan(STEADY);
            Chrome.thumbsHit(page);
            Chrome.draw(page, "member-home");
        }
    }

    @Test
    @Order(13)
    void a_mail_looks_right_light_and_dark() {
        var mail = house.pageMailedTo("wilma@club.example", "Pauline");
        try (var phone = chrome.at(Chrome.PHONE, true)) {
            var paper = phone.newPage();
            paper.setContent(mail);
            Chrome.mailLooksRight(paper);
            Chrome.draw(paper, "mail-invitation");
        }
        try (var dark = chrome.context(Chrome.DESK, true, "en", ColorScheme.DARK)) {
            var paper = dark.newPage();
            paper.setContent(mail);
            Chrome.mailLooksRight(paper);
        }
    }

    @Test
    @Order(14)
    void looked_at_as_a_member_the_page_stands_together_under_its_bar() {
        var page = desk("members?q=Nora");
        page.locator("main tbody a").first().click();
        page.waitForSelector("[data-code]");
        page.locator("a[href$='/view']").click();
        page.fill("#why", "She says that nothing is there");
        page.locator("main button.primary").click();
        for (var width : List.of(Chrome.PHONE, Chrome.DESK)) {
            page.setViewportSize(width, 860);
            Chrome.looksRight(page);
            var bar = page.locator("aside.viewing").boundingBox();
            var name = page.locator("h1").boundingBox();
            assertThat(name.y - (bar.y + bar.height)).isBetween(0.0, 120.0);
        }
    }

    @Test
    @Order(15)
    void the_desk_words_its_mails_and_writes_to_members_on_a_phone_in_french_and_in_the_dark() {
        try (var phone = chrome.context(Chrome.PHONE, true, "fr", ColorScheme.DARK)) {
            var page = phone.newPage();
            page.navigate(house.url() + "/pauline/");
            page.fill("#identifier", "lea@club.example");
            page.fill("#password", "a pass phrase of the owner");
            page.locator("button.primary").click();
            page.waitForURL("**/pauline/desk/");
            page.navigate(house.url() + "/account");
            page.selectOption("#language", "fr");
            page.locator("form[action='/account/language'] button").click();
            var desk = house.url() + "/pauline/desk/";
            page.navigate(desk + "mailings/kept");
            page.fill("#name", "Stages et vacances scolaires");
            page.locator("form[action$='/mailings/topics'] button").click();
            page.waitForSelector(".rows button");
            Chrome.looksRight(page);
            page.navigate(desk + "mailings/new");
            page.fill("#subject", "Les horaires changent : tout ce qu’il faut savoir");
            page.fill("#body", "# Bonjour {{first_name}}\n\nNous ouvrons **plus tôt**.\n\n- lundi 7 h");
            page.locator("main button.primary").click();
            page.waitForSelector("form[action$='/sending']");
            var mailing = page.url().replaceAll("[?#].*", "");
            Chrome.looksRight(page);
            page.navigate(mailing + "/edit");
            Chrome.looksRight(page);
            page.navigate(mailing);
            page.locator("form[action$='/sending'] button.primary").click();
            // It begins by itself, and the page goes along.
            page.waitForSelector("#results h2");
            Chrome.looksRight(page);
            page.navigate(desk + "suppressions");
            page.fill("#address", "wilhelmina-alexandrina.van.der.westhuizen@mail.of.a.long.name.example");
            page.locator("form[action$='/suppressions'] button.primary").click();
            page.waitForSelector(".rows summary");
            page.locator(".rows summary").click();
            for (var path : List.of("", "mailings", "messages/lanes", "messages", "settings", "wording")) {
                Chrome.looksRight(page);
                Chrome.thumbsHit(page);
                Chrome.drawIfWanted(page, "desk-french");
                page.navigate(desk + path);
            }
            page.navigate(desk + "wording/mail.firstcode/fr");
            Chrome.looksRight(page);
            page.fill("#body", "Bonjour {{nom}}\n{{button}}");
            page.locator("button[formaction]").click();
            page.waitForSelector(".error");
            Chrome.looksRight(page);
            page.fill("#body", "Bonjour {{name}}, vous êtes {{username}} chez nous.\n{{button}}\n{{code}}\nÀ bientôt");
            page.locator("button[formaction]").click();
            page.waitForSelector(".letter");
            Chrome.looksRight(page);
            page.locator("form button.primary").click();
            page.waitForSelector(".flash");
            Chrome.looksRight(page);
            page.navigate(desk + "wording");
            Chrome.looksRight(page);
        }
    }
}
