package app.latchkey.operator.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the desk must be shown about one member. What is left out may be anything. */
record Expected(
        String who,
        Optional<String> top,
        Optional<String> state,
        Optional<String> side,
        Optional<String> weight,
        Optional<String> firstRemedy,
        List<String> remedies,
        List<String> notRemedies,
        List<String> also,
        List<String> notAlso,
        Map<String, String> evidence) {
    static Expected of(Fields given, Optional<String> usualWho) {
        var expected = new Expected(
                given.find("who")
                        .or(() -> usualWho)
                        .orElseThrow(() -> new Unplayable(given.where() + " needs \"who\"")),
                given.find("top"),
                given.find("state"),
                given.find("side"),
                given.find("weight"),
                given.find("firstRemedy"),
                given.texts("remedies"),
                given.texts("notRemedies"),
                given.texts("also"),
                given.texts("notAlso"),
                given.map("evidence"));
        given.nothingElse();
        return expected;
    }

    /** What is not as expected; empty when everything is. */
    List<String> differences(Panel panel) {
        var all = new ArrayList<String>();
        differ(all, "top", top, panel.top());
        differ(all, "state", state, panel.state());
        differ(all, "side", side, panel.side());
        if (!panel.weights().isEmpty())
            differ(all, "weight", weight, panel.weights().getOrDefault(panel.top(), ""));
        differ(
                all,
                "firstRemedy",
                firstRemedy,
                panel.remedies().isEmpty() ? "" : panel.remedies().getFirst());
        for (var id : remedies)
            if (!panel.remedies().contains(id)) all.add("no remedy " + id + " in " + panel.remedies());
        for (var id : notRemedies) if (panel.remedies().contains(id)) all.add("a remedy " + id);
        for (var code : also) if (!panel.codes().contains(code)) all.add("no finding " + code + " in " + panel.codes());
        for (var code : notAlso) if (panel.codes().contains(code)) all.add("a finding " + code);
        if (panel.weights().isEmpty()) return all;
        evidence.forEach((key, value) -> {
            var shown = panel.evidence().getOrDefault(key, "");
            if (!shown.equals(value)) all.add("evidence " + key + " is " + shown + " instead of " + value);
        });
        return all;
    }

    private static void differ(List<String> all, String what, Optional<String> wanted, String shown) {
        if (wanted.isPresent() && !wanted.get().equals(shown))
            all.add(what + " is " + shown + " instead of " + wanted.get());
    }
}
