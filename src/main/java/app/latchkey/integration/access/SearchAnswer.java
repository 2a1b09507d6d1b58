package app.latchkey.integration.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whom somebody means who cannot get in.
 *
 * @param more there are more matches than are shown: ask for another letter
 * @param nearest when nobody matches: looks like, nothing more
 */
record SearchAnswer(
        List<Match> matches, boolean more, List<Attempt> attempts, List<Request> requests, List<Match> nearest) {
    record Match(Person member, String state, String top, String sentence) {}

    record Person(
            String id,
            String number,
            String username,
            String firstName,
            String lastName,
            Optional<Integer> birthYear,
            Optional<Instant> archivedAt) {}

    /** @param typed only where it has the form of an address or is near somebody of this club */
    record Attempt(
            Instant at,
            String ref,
            String kind,
            String reason,
            boolean checked,
            String device,
            Optional<String> typed,
            List<String> members) {}

    /** What waits at the desk under this reference. */
    record Request(
            String id, String kind, String state, String ref, int tries, Instant lastAt, Optional<String> typed) {}
}
