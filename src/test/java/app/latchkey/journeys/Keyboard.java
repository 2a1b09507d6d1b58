package app.latchkey.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

/** Somebody who has no mouse: goes from place to place with the tabulator, and sees at each where they are. */
record Keyboard(Page page) {
    private static final int MOST_TABS = 60;

    void type(String field, String text) {
        reach(field);
        page.keyboard().press("Control+A");
        page.keyboard().type(text);
    }

    void enter() {
        page.keyboard().press("Enter");
    }

    /** Follows a link or presses a button. */
    void press(String wanted) {
        reach(wanted);
        enter();
    }

    /** Ticks a box or chooses one of several. */
    void choose(String wanted) {
        reach(wanted);
        page.keyboard().press("Space");
        assertThat(page.evaluate("document.activeElement.checked"))
                .as(wanted + " at " + page.url())
                .isEqualTo(true);
    }

    void reach(String wanted) {
        for (var n = 0; n < MOST_TABS; n++) {
            if (Boolean.TRUE.equals(page.evaluate("css => document.activeElement.matches(css)", wanted))) return;
            page.keyboard().press("Tab");
            assertThat(page.evaluate("""
                    () => {
                      const at = document.activeElement;
                      const rings = [at, at.closest('.choice')].filter(Boolean).map(place => getComputedStyle(place));
                      const seen = at === document.body
                        || rings.some(style => style.outlineStyle !== 'none' || style.boxShadow !== 'none');
                      return seen ? '' : at.outerHTML.slice(0, 200);
                    }
                    """)).as("focus is seen at " + page.url()).isEqualTo("");
        }
        throw new AssertionError("The keyboard does not reach " + wanted + " at " + page.url());
    }
}
