package app.latchkey.access;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One thing that is true about a member's way in.
 *
 * @param since when it became true: the newer of two findings of equal weight speaks
 * @param evidence typed keys per code, documented in docs/checks.md; instants in ISO 8601
 * @param remedies the first mends this case now
 */
public record Finding(
        FindingCode code,
        Weight weight,
        Side side,
        Instant since,
        Map<String, String> evidence,
        List<RemedyId> remedies) {
    private static final Set<String> MOMENTS =
            Set.of("at", "nextTry", "askedAt", "sentAt", "arrivedAt", "openedAt", "expiresAt", "since", "until");

    /** Whether evidence of this name is an instant. */
    public static boolean moment(String key) {
        return MOMENTS.contains(key);
    }

    public static Finding of(FindingCode code, Weight weight, Side side, Instant since, RemedyId... remedies) {
        return new Finding(code, weight, side, since, Map.of(), List.of(remedies));
    }

    public Finding with(String key, Object value) {
        var more = new LinkedHashMap<>(evidence);
        more.put(key, String.valueOf(value));
        return new Finding(code, weight, side, since, Map.copyOf(more), remedies);
    }

    public Finding weighing(Weight other) {
        return new Finding(code, other, side, since, evidence, remedies);
    }

    public boolean blocks() {
        return weight == Weight.BLOCKS;
    }

    /** Whether right credentials stop here. */
    public boolean closesTheDoor() {
        return blocks() && (code.gate() == FindingCode.Gate.PROVE || code.gate() == FindingCode.Gate.ENTER);
    }
}
