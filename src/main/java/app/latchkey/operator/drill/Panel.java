package app.latchkey.operator.drill;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import tools.jackson.databind.JsonNode;

/**
 * What the desk is shown about one member's way in.
 *
 * @param weights by code; empty where the installation has no API
 * @param evidence of the first finding by key, of the others by {@code CODE.key}
 */
record Panel(
        String top,
        String state,
        String side,
        List<String> codes,
        List<String> remedies,
        Map<String, String> weights,
        Map<String, String> evidence) {
    static final Panel NONE = new Panel("", "", "", List.of(), List.of(), Map.of(), Map.of());

    static Panel of(Document page, Optional<JsonNode> access) {
        var section = page.selectFirst("section[data-code][data-state]");
        if (section == null) return NONE;
        var top = section.attr("data-code");
        var notes = page.select("[data-note]").stream().map(element -> element.attr("data-note"));
        var weights = new LinkedHashMap<String, String>();
        var evidence = new LinkedHashMap<String, String>();
        access.ifPresent(answer -> answer.path("findings").forEach(finding -> read(finding, top, weights, evidence)));
        return new Panel(
                top,
                section.attr("data-state"),
                section.attr("data-side"),
                Stream.concat(Stream.of(top), notes).distinct().toList(),
                section.select("[data-remedy]").eachAttr("data-remedy"),
                Map.copyOf(weights),
                Map.copyOf(evidence));
    }

    private static void read(JsonNode finding, String top, Map<String, String> weights, Map<String, String> evidence) {
        var code = finding.path("code").asString();
        weights.putIfAbsent(code, finding.path("weight").asString());
        finding.path("evidence").properties().forEach(entry -> {
            evidence.putIfAbsent(code + "." + entry.getKey(), entry.getValue().asString());
            if (code.equals(top))
                evidence.putIfAbsent(entry.getKey(), entry.getValue().asString());
        });
    }
}
