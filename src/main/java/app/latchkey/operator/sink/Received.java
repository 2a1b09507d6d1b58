package app.latchkey.operator.sink;

import java.time.Instant;

/** A mail that was answered with 250 (or cut just before it). */
public record Received(Instant at, String from, String to, String raw) {
    /** One header, unfolded; empty when it is not there. */
    public String header(String name) {
        var head = raw.split("\r?\n\r?\n", 2)[0].replaceAll("\r?\n[ \t]+", " ");
        return head.lines()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }
}
