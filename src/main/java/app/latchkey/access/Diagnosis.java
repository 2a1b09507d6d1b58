package app.latchkey.access;

import app.latchkey.platform.ids.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Why can't this member get in: ranked findings, the state that follows from the first, and when time alone will change it.
 */
public record Diagnosis(
        MemberId member,
        AccessState state,
        List<Finding> findings,
        Optional<Instant> lastSuccess,
        Optional<String> lastDevice,
        Instant at,
        Optional<Instant> dueAt) {
    public Finding top() {
        return findings.getFirst();
    }

    Diagnosis withFindings(UnaryOperator<Finding> changed) {
        var found = findings.stream().map(changed).toList();
        return new Diagnosis(member, state, found, lastSuccess, lastDevice, at, dueAt);
    }

    public static Diagnosis of(
            MemberId member,
            List<Finding> ranked,
            boolean guardianGetsIn,
            Optional<Instant> lastSuccess,
            Optional<String> lastDevice,
            Instant at,
            Optional<Instant> dueAt) {
        var state = AccessState.of(ranked.getFirst().code(), guardianGetsIn);
        return new Diagnosis(member, state, ranked, lastSuccess, lastDevice, at, dueAt);
    }
}
