package app.latchkey.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.accounts.AccountAddresses;
import app.latchkey.accounts.Accounts;
import app.latchkey.accounts.Hashing;
import app.latchkey.accounts.Passwords;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Role;
import app.latchkey.clubs.Staff;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.Ids;
import app.latchkey.testing.RunningHouse;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A real browser with a virtual authenticator: what it makes and signs is what telephones make and sign. */
class PasskeyJourneyTest {
    @RegisterExtension
    static final Chrome chrome = new Chrome();

    private CDPSession device;

    @Test
    void a_passkey_is_made_and_then_opens_the_door_by_its_button_and_from_the_autofill() {
        var club = RunningHouse.club("FR");
        var context = chrome.context(Chrome.PHONE, true, "fr", ColorScheme.DARK);
        var page = signedIn(context, club);
        var authenticator = authenticator(context, page);
        page.navigate(RunningHouse.url() + club.path() + "passkeys");
        Chrome.looksRight(page);
        page.locator("form[data-passkey-new] button").click();
        page.locator("[data-passkeys] li").waitFor();
        assertThat(page.locator("[data-passkeys] li").count()).isEqualTo(1);
        Chrome.looksRight(page);
        Chrome.draw(page, "passkeys-phone-dark-fr");

        touched(authenticator, false);
        context.clearCookies();
        page.navigate(RunningHouse.url() + club.path());
        page.locator("form[data-passkey] button").waitFor();
        Chrome.looksRight(page);
        Chrome.draw(page, "sign-in-passkey-phone-dark-fr");
        touched(authenticator, true);
        page.locator("form[data-passkey] button").click();
        page.waitForURL("**/desk/");

        context.clearCookies();
        page.navigate(RunningHouse.url() + club.path());
        page.waitForURL("**/desk/");
        context.close();
    }

    @Test
    void the_pages_about_proof_read_well_on_a_phone_in_french_in_the_dark_and_on_a_desk() {
        var club = RunningHouse.club("FR");
        for (var width : new int[] {Chrome.PHONE, Chrome.DESK}) {
            var context = chrome.context(width, true, "fr", ColorScheme.DARK);
            var page = signedIn(context, club);
            for (var path : new String[] {"fresh-proof", "lost-factor", "second-factor"}) {
                page.navigate(RunningHouse.url() + club.path() + path);
                Chrome.looksRight(page);
                Chrome.draw(page, path + "-" + width + "-dark-fr");
            }
            context.close();
        }
    }

    private static Page signedIn(BrowserContext context, Club club) {
        var email = "passkey" + Ids.next() + "@riverside.example";
        RunningHouse.bean(Transactions.class).inClub(club.id(), () -> {
            var account = RunningHouse.bean(Accounts.class).create("Léa Berg", Locale.FRENCH);
            RunningHouse.bean(AccountAddresses.class).prove(account, email, email, true);
            RunningHouse.bean(Passwords.class)
                    .set(account, RunningHouse.bean(Hashing.class).hash(RunningHouse.PASSWORD));
            RunningHouse.bean(Staff.class).give(club.id(), account, Role.OWNER);
        });
        var page = context.newPage();
        page.navigate(RunningHouse.url() + club.path());
        page.fill("#identifier", email);
        page.fill("#password", RunningHouse.PASSWORD);
        page.locator("form button.primary").first().click();
        page.waitForURL("**/desk/");
        return page;
    }

    private String authenticator(BrowserContext context, Page page) {
        device = context.newCDPSession(page);
        device.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var wanted = new JsonObject();
        wanted.add("options", options);
        return device.send("WebAuthn.addVirtualAuthenticator", wanted)
                .get("authenticatorId")
                .getAsString();
    }

    /** With nobody's finger on it the autofill waits, as on a real telephone; with it, it answers at once. */
    private void touched(String authenticator, boolean touched) {
        var wanted = new JsonObject();
        wanted.addProperty("authenticatorId", authenticator);
        wanted.addProperty("enabled", touched);
        device.send("WebAuthn.setAutomaticPresenceSimulation", wanted);
    }
}
