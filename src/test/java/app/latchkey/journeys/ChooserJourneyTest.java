package app.latchkey.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.accounts.AccountAddresses;
import app.latchkey.accounts.Accounts;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Role;
import app.latchkey.messages.CapturedMails;
import app.latchkey.platform.database.Transactions;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A mother who trains herself chooses for whom she comes, on a telephone, in both languages, with and without JavaScript. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChooserJourneyTest {
    @RegisterExtension
    static final Chrome chrome = new Chrome();

    private static final String PASSWORD = "copper lantern meadow nine";
    private static final Pattern LINK = Pattern.compile("/k/[A-Za-z0-9_-]+");

    private final Club club = RunningHouse.club("FR");
    private final Browser owner = RunningHouse.staff(club, Role.OWNER);
    private final String address = "ada." + UUID.randomUUID() + "@riverside.example";

    @BeforeAll
    void open() {
        var ada = add("Ada", Map.of("email", address));
        owner.post(ada + "/access/remedies/INVITE", Map.of("checked", "KNOWN"));
        var hers = new Browser();
        var page = hers.get(link()).headers().firstValue("Location").orElseThrow();
        hers.get(page);
        hers.post(page + "/open", Map.of());
        hers.post(page, Map.of("password", PASSWORD));
        owner.post(add("Mia", Map.of("birth", "2018")) + "/guardians", Map.of("named", address));
    }

    private String add(String first, Map<String, String> more) {
        var form = new HashMap<>(Map.of("first", first, "last", "Martin", "evenSo", "true"));
        form.putAll(more);
        return owner.post(club.path() + "desk/members/new", form)
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private String link() {
        var mail = Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> RunningHouse.bean(CapturedMails.class).newest(1_000).stream()
                                .filter(one -> one.to().equals(address))
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
        var found = LINK.matcher(mail.text());
        assertThat(found.find()).isTrue();
        return found.group();
    }

    @Test
    void she_chooses_once_and_finds_back_to_the_choice() {
        chooses("en", true, "Where do you want to go?");
        chooses("fr", true, "Où voulez-vous aller");
        chooses("en", false, "Where do you want to go?");
    }

    /** Whoever is signed in is spoken to in the language of the account. */
    private void speaks(String language) {
        RunningHouse.bean(Transactions.class).global(() -> {
            var account =
                    RunningHouse.bean(AccountAddresses.class).signingIn(address).orElseThrow();
            RunningHouse.bean(Accounts.class).speak(account, Locale.forLanguageTag(language));
        });
    }

    private void chooses(String language, boolean javaScript, String question) {
        speaks(language);
        try (var context = chrome.context(Chrome.PHONE, javaScript, language, ColorScheme.LIGHT)) {
            var page = context.newPage();
            comesIn(page);
            assertThat(page.locator("h1").innerText()).contains(question);
            if (javaScript) Chrome.fitsTheHand(page);
            page.locator("button[name=way]:has-text('Mia')").click();
            page.waitForURL("**/me/**");
            if (javaScript) Chrome.fitsTheHand(page);
            page.navigate(RunningHouse.url() + club.path());
            assertThat(page.url()).contains("/me/");
            page.locator(".acting > summary").click();
            page.locator(".acting a[href$='/choose']").click();
            page.waitForURL("**/choose");
            assertThat(page.locator("button[name=way]").count()).isEqualTo(2);
        }
    }

    private void comesIn(Page page) {
        page.navigate(RunningHouse.url() + club.path());
        page.fill("#identifier", address);
        page.fill("#password", PASSWORD);
        page.locator("form:has(#password) button.primary").click();
        page.waitForSelector("button[name=way]");
    }
}
