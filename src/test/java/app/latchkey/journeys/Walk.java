package app.latchkey.journeys;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Follows every link from where it begins, one page of each kind, as somebody would who is curious. */
final class Walk {
    private static final String ID = "[0-9a-f]{8}-[0-9a-f-]{27}";

    private final Page page;
    private final String base;
    private final Set<String> kinds = new HashSet<>();
    private final TreeSet<String> seen = new TreeSet<>();

    Walk(Page page, String base) {
        this.page = page;
        this.base = base;
    }

    /** @return the kinds of pages that were met, an id in a path as "…" */
    Set<String> from(String path, String within, Consumer<Page> look) {
        var open = new ArrayDeque<>(List.of(path));
        kinds.add(kind(path));
        while (!open.isEmpty()) {
            var next = open.removeFirst();
            var answer = page.navigate(base + next);
            if (answer == null) continue;
            if (answer.status() >= 400) throw new AssertionError(answer.status() + " at a link to " + next);
            if (!answer.headerValue("content-type").startsWith("text/html")) continue;
            seen.add(kind(next));
            look.accept(page);
            for (var link : links()) {
                if (link.startsWith(within)
                        && !link.endsWith("/sign-out")
                        && !link.endsWith(".csv")
                        && kinds.add(kind(link))) open.add(link);
            }
        }
        return seen;
    }

    private List<String> links() {
        var found =
                (List<?>) page.evaluate("[...document.querySelectorAll('a[href]:not([download])')].map(a => a.href)");
        return found.stream()
                .map(String::valueOf)
                .filter(link -> link.startsWith(base + "/"))
                .map(URI::create)
                .map(link ->
                        link.getRawQuery() == null ? link.getRawPath() : link.getRawPath() + "?" + link.getRawQuery())
                .toList();
    }

    private static String kind(String path) {
        return path.replaceAll(ID, "…")
                .replaceAll("/wording/[a-z.]+/", "/wording/…/")
                .replaceAll("=[^&]*", "=…");
    }
}
