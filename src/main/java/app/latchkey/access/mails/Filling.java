package app.latchkey.access.mails;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one mail has to say, before it is put into words.
 *
 * @param key of its texts
 * @param hello arguments of our own sentence
 * @param lines somebody's own, or what was asked for
 * @param path where its button leads
 * @param until how long that is valid
 * @param when a notice is about
 */
record Filling(
        String key,
        List<String> hello,
        List<String> lines,
        Optional<String> path,
        Optional<String> code,
        Optional<Instant> until,
        Optional<Instant> when) {
    static Filling of(String key, List<String> hello) {
        return new Filling(
                key, hello, List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    Filling leading(Optional<String> to, Optional<Instant> validUntil) {
        return new Filling(key, hello, lines, to, code, validUntil, when);
    }

    Filling withCode(String typed) {
        return new Filling(key, hello, lines, path, Optional.of(typed), until, when);
    }

    Filling withLines(List<String> all) {
        return new Filling(key, hello, all, path, code, until, when);
    }

    Filling about(Instant moment) {
        return new Filling(key, hello, lines, path, code, until, Optional.of(moment));
    }
}
