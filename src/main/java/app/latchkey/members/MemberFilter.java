package app.latchkey.members;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which files a list shows. Those on the list, unless removed ones are asked for; a search finds both.
 *
 * @param q free text
 * @param state of 'who can get in'
 * @param top code of the first finding
 * @param finding code of any finding
 * @param removed archived files only
 */
public record MemberFilter(
        Optional<String> q,
        Optional<String> state,
        Optional<String> top,
        Optional<String> finding,
        Optional<String> tag,
        boolean removed) {
    private static final String MERGED = "MERGED_AWAY";
    private static final Set<String> OF_CLOSED_FILES = Set.of("MEMBER_ARCHIVED", MERGED);

    public static final MemberFilter ALL = of("", "", "", "", "", false);

    /** From parameters of an address; empty is not asked. */
    public static MemberFilter of(String q, String state, String top, String finding, String tag, boolean removed) {
        return new MemberFilter(given(q), given(state), given(top), given(finding), given(tag), removed);
    }

    private static Optional<String> given(String text) {
        return Optional.of(text.strip()).filter(t -> !t.isEmpty());
    }

    public boolean none() {
        return equals(ALL);
    }

    boolean byAccess() {
        return state.isPresent() || top.isPresent() || finding.isPresent();
    }

    boolean byStateAlone() {
        return state.isPresent() && finding.isEmpty() && tag.isEmpty() && live();
    }

    boolean byFindingAlone() {
        return finding.isPresent() && state.isEmpty() && top.isEmpty() && tag.isEmpty() && live();
    }

    /** Closed files are part of some answers: who looks for SHUT wants the archived ones too. */
    boolean live() {
        return !removed
                && q.isEmpty()
                && !state.equals(Optional.of("SHUT"))
                && top.filter(OF_CLOSED_FILES::contains).isEmpty()
                && finding.filter(OF_CLOSED_FILES::contains).isEmpty();
    }

    /** Files that became part of another are shown to whoever asks for just them. */
    boolean merged() {
        return top.equals(Optional.of(MERGED)) || finding.equals(Optional.of(MERGED));
    }

    public MemberFilter withQ(String wanted) {
        return new MemberFilter(given(wanted), state, top, finding, tag, removed);
    }

    /** As parameters of an address, only those that are asked. */
    public Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        q.ifPresent(v -> parameters.put("q", v));
        state.ifPresent(v -> parameters.put("state", v));
        top.ifPresent(v -> parameters.put("top", v));
        finding.ifPresent(v -> parameters.put("finding", v));
        tag.ifPresent(v -> parameters.put("tag", v));
        if (removed) parameters.put("removed", "true");
        return parameters;
    }
}
