package app.latchkey.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A mail scanner with a real browser opens whatever it finds, before the person whose mail it is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScannerJourneyTest {
    @RegisterExtension
    static final Chrome chrome = new Chrome();

    private static final String PASS = "copper lantern meadow nine";
    private static final int MOST_LINKS = 12;

    private JourneyHouse house;

    @BeforeAll
    void open() {
        house = JourneyHouse.open();
    }

    /** With JavaScript and cookies: the link, and every link of the page that it leads to. Forms are not sent. */
    private void scanned(String link) {
        try (var machine = chrome.at(Chrome.DESK, true)) {
            var page = machine.newPage();
            page.navigate(link);
            assertThat(page.locator("form").count())
                    .as("it sees what the person will see")
                    .isPositive();
            var found = page.locator("a[href]").evaluateAll("all => all.map(one => one.href)");
            ((List<?>) found)
                    .stream()
                            .map(String::valueOf)
                            .filter(href -> href.startsWith(house.url()))
                            .limit(MOST_LINKS)
                            .forEach(page::navigate);
            page.navigate(link);
        }
    }

    @Test
    void what_a_scanner_with_javascript_has_opened_still_lets_its_owner_in() {
        var link = house.found("scanned", "Scanned", "olga@scanned.example");
        scanned(link);
        try (var phone = chrome.at(Chrome.PHONE, false)) {
            var page = phone.newPage();
            accepted(page, link);
            assertThat(page.url()).contains("/scanned/desk/");
        }
        try (var phone = chrome.at(Chrome.PHONE, false)) {
            var page = phone.newPage();
            page.navigate(house.url() + "/scanned/recover");
            page.fill("#identifier", "olga@scanned.example");
            page.locator("button.primary").click();
            var reset = house.linkMailedTo("olga@scanned.example", "password");
            scanned(reset);
            page.navigate(reset);
            page.fill("#password", "another four calm words");
            page.locator("button.primary").click();
            assertThat(page.url()).contains("/scanned/desk/");
        }
    }

    private static void accepted(Page page, String link) {
        page.navigate(link);
        page.locator("button.primary").click();
        page.fill("#name", "Olga Prins");
        page.fill("#password", PASS);
        page.locator("button.primary").click();
    }

    @Test
    void no_page_that_a_link_leads_to_tells_the_next_one_where_it_came_from() {
        var link = house.found("referrers", "Referrers", "olga@referrers.example");
        assertThat(came(link, false)).as("with its header").isEmpty();
        assertThat(came(link, true)).as("with its header taken off").anyMatch(from -> from.contains("/invitation/"));
    }

    /** What requests say of where they come from, when somebody opens the link and goes on to another site. */
    private List<String> came(String link, boolean withoutHeader) {
        var asked = new ArrayList<Request>();
        try (var phone = chrome.at(Chrome.PHONE, true)) {
            var page = phone.newPage();
            page.navigate(link);
            page.route("**/*", route -> passed(route, withoutHeader));
            page.onRequest(asked::add);
            // Once more by itself: what a redirect leads to passes no route.
            page.navigate(page.url());
            page.evaluate("""
                    () => new Promise(done => {
                      const away = new Image();
                      away.onload = away.onerror = done;
                      away.src = '/assets/favicon.svg?' + Math.random();
                    })""");
            page.evaluate("() => { location.href = '/scanned-elsewhere'; }");
            page.waitForURL("**/scanned-elsewhere");
            return List.copyOf(asked).stream()
                    .map(request -> request.allHeaders().get("referer"))
                    .filter(Objects::nonNull)
                    .toList();
        }
    }

    private static void passed(Route route, boolean withoutHeader) {
        if (!withoutHeader || !route.request().isNavigationRequest()) {
            route.resume();
            return;
        }
        var answer = route.fetch();
        var headers = new HashMap<>(answer.headers());
        headers.remove("referrer-policy");
        route.fulfill(new Route.FulfillOptions().setResponse(answer).setHeaders(headers));
    }
}
