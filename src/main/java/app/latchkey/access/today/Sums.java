package app.latchkey.access.today;

import app.latchkey.access.AccessState;
import app.latchkey.members.MemberAccessColumn;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Who can get in, in numbers: by state, and the causes of those who cannot. */
public record Sums(Map<AccessState, Long> byState, List<MemberAccessColumn.Sum> causes, long total) {
    /** A stretch of the bar, in per cent of its width. */
    public record Stretch(AccessState state, String kind, String from, String width, long members) {}

    static Sums of(List<MemberAccessColumn.Sum> sums) {
        var byState = new EnumMap<AccessState, Long>(AccessState.class);
        for (var sum : sums) byState.merge(AccessState.valueOf(sum.state()), sum.members(), Long::sum);
        var causes = sums.stream()
                .filter(sum -> sum.state().equals("CANNOT") || sum.state().equals("SHUT"))
                .toList();
        return new Sums(
                byState, causes, byState.values().stream().mapToLong(n -> n).sum());
    }

    public List<Stretch> bar() {
        var stretches = new ArrayList<Stretch>();
        var from = 0.0;
        for (var entry : byState.entrySet()) {
            var width = 100.0 * entry.getValue() / Math.max(1, total);
            stretches.add(
                    new Stretch(entry.getKey(), kind(entry.getKey()), percent(from), percent(width), entry.getValue()));
            from += width;
        }
        return stretches;
    }

    public static String kind(AccessState state) {
        return switch (state) {
            case IN -> "in";
            case ON_ITS_WAY -> "way";
            case NOT_ASKED -> "none";
            case CANNOT -> "cannot";
            case VIA_GUARDIAN -> "guardian";
            case SHUT -> "shut";
        };
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", share);
    }
}
