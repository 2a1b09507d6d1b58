package app.latchkey.platform.web;

/** One page for all that went wrong outside a flow: what it means, what to do, a reference when it was our fault. */
public record ErrorPage(int status, String kind, String reference) implements Page {
    static ErrorPage of(int status, String reference) {
        return new ErrorPage(
                status,
                switch (status) {
                    case 400 -> "unreadable";
                    case 403 -> "forbidden";
                    case 413 -> "toolarge";
                    case 429, 503 -> "busy";
                    case 500, 502, 504 -> "broken";
                    default -> "notfound";
                },
                reference);
    }
}
