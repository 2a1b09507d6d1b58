package app.latchkey.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Somebody who has no mouse: goes from place to place with the tabulator, and sees at each where they are. */
record Keyboard(Page page) {
    private static final int MOST_TABS = 60;
    private static final int MOST_CHOICES = 6;

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

    /** Ticks a box, or chooses one of several: the tabulator leads to the group, the arrows to the one. */
    void choose(String group, String wanted) {
        reach(group);
        page.keyboard().press("Space");
        for (var n = 0; n < MOST_CHOICES && !at(wanted); n++) page.keyboard().press("ArrowDown");
        assertThat(at(wanted)).as(wanted + " is where the arrows lead").isTrue();
        assertThat(page.evaluate("document.activeElement.checked"))
                .as(wanted + " at " + page.url())
                .isEqualTo(true);
    }

    void choose(String wanted) {
        choose(wanted, wanted);
    }

    /** Opens the system's own dialog from a field for files, and takes one in it. */
    void choose(String field, Path file) {
        // Listened to from here on: a browser that is told so only together with the key may open a real dialog.
        Consumer<FileChooser> taking = chooser -> chooser.setFiles(file);
        page.onFileChooser(taking);
        reach(field);
        enter();
        page.waitForFunction("css => document.querySelector(css).files.length === 1", field);
        page.offFileChooser(taking);
    }

    private boolean at(String wanted) {
        return Boolean.TRUE.equals(page.evaluate("css => document.activeElement.matches(css)", wanted));
    }

    void reach(String wanted) {
        for (var n = 0; n < MOST_TABS; n++) {
            if (at(wanted)) return;
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
