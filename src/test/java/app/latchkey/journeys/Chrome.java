package app.latchkey.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real browser while the tests of a class run: at the size of a phone or of a desk, with or without JavaScript. */
final class Chrome implements BeforeAllCallback, AfterAllCallback {
    static final int PHONE = 390;
    static final int DESK = 1280;
    private static final Path SCREENSHOTS = Path.of(System.getProperty("latchkey.screenshots", "target/screenshots"));

    private @Nullable Playwright playwright;
    private @Nullable Browser browser;

    @Override
    public void beforeAll(ExtensionContext tests) {
        // The launcher says where the browser's driver lies; without it (an IDE, a bare mvn test) there is no browser.
        Assumptions.assumeTrue(System.getProperty("playwright.cli.dir") != null, "run by ./latchkey test");
        var environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(System.getProperty("latchkey.browser", "/usr/bin/chromium")))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--disable-dev-shm-usage")));
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        if (browser != null) browser.close();
        if (playwright != null) playwright.close();
    }

    BrowserContext at(int width, boolean javaScript) {
        return context(width, javaScript, "en", ColorScheme.LIGHT);
    }

    BrowserContext context(int width, boolean javaScript, String language, ColorScheme scheme) {
        return Objects.requireNonNull(browser)
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, width == PHONE ? 844 : 860)
                        .setJavaScriptEnabled(javaScript)
                        .setLocale(language)
                        .setColorScheme(scheme));
    }

    /** No sideways scroll, no state or button whose words are cut, and nothing that axe objects to. */
    static void looksRight(Page page) {
        noSidewaysScroll(page);
        wordsAreWhole(page);
        withoutObjection(page, new AxeBuilder(page));
    }

    /** As above, on a telephone in somebody's hand. */
    static void fitsTheHand(Page page) {
        looksRight(page);
        thumbsHit(page);
    }

    /** As above; landmarks are what a mail program sets around it. */
    static void mailLooksRight(Page page) {
        noSidewaysScroll(page);
        withoutObjection(page, new AxeBuilder(page).disableRules(List.of("landmark-one-main", "region")));
    }

    private static void noSidewaysScroll(Page page) {
        var overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) overflow).intValue())
                .as("sideways scroll of " + page.url())
                .isLessThanOrEqualTo(0);
    }

    private static void wordsAreWhole(Page page) {
        var cut = page.evaluate("""
                () => [...document.querySelectorAll('.state, .count, .tag, .button')]
                  .filter(at => at.checkVisibility() && at.clientWidth > 1 && at.scrollWidth > at.clientWidth + 1)
                  .map(at => at.outerHTML.slice(0, 80))
                """);
        assertThat((List<?>) cut).as("cut at " + page.url()).isEmpty();
    }

    private static void withoutObjection(Page page, AxeBuilder axe) {
        // Its usual mode opens an empty page for every look, for frames of other sites, which no page of ours has.
        var violations = axe.setLegacyMode(true).analyze().getViolations();
        assertThat(violations.stream()
                        .map(rule ->
                                rule.getId() + " " + rule.getNodes().getFirst().getHtml())
                        .toList())
                .as(page.url())
                .isEmpty();
    }

    /** Buttons, fields and links of their own are large enough for a thumb; links inside a sentence may be small. */
    static void thumbsHit(Page page) {
        var small = page.evaluate("""
                () => [...document.querySelectorAll('button, input, select, textarea, summary, nav a, header a, .links a, a.button')]
                  .filter(at => at.checkVisibility() && !['hidden', 'radio', 'checkbox', 'file'].includes(at.type))
                  .map(at => [at, at.getBoundingClientRect()])
                  .filter(([at, box]) => box.width > 1 && (box.height < 43.5 || box.width < 43.5))
                  .map(([at, box]) => at.outerHTML.slice(0, 80) + ' ' + Math.round(box.width) + ' x ' + Math.round(box.height))
                """);
        assertThat((List<?>) small).as("less than 44 pixels at " + page.url()).isEmpty();
    }

    /** From now on each page adds up how far its parts moved without anybody pressing anything. */
    static void watchShifts(BrowserContext context) {
        context.addInitScript("""
                window.shifted = 0;
                new PerformanceObserver(list => list.getEntries().forEach(entry => {
                  if (!entry.hadRecentInput) window.shifted += entry.value;
                })).observe({type: 'layout-shift', buffered: true});
                """);
    }

    static double shift(Page page) {
        page.waitForLoadState(LoadState.LOAD);
        page.evaluate(
                "document.fonts.ready.then(() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn))))");
        return ((Number) page.evaluate("window.shifted")).doubleValue();
    }

    /** For a person who wants to see every page: -Dlatchkey.walk=true, and the pictures lie beside the others. */
    static void drawIfWanted(Page page, String who) {
        if (!Boolean.getBoolean("latchkey.walk")) return;
        var name = who
                + URI.create(page.url())
                        .getPath()
                        .replaceAll("[0-9a-f-]{36}", "x")
                        .replace('/', '-');
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(SCREENSHOTS.resolve("walk").resolve(name + ".png")));
    }

    static void draw(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }
}
