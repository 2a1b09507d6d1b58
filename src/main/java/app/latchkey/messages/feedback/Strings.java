package app.latchkey.messages.feedback;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Texts in a piece of JSON. */
final class Strings {
    private static final int MOST = 500;

    private Strings() {}

    /** Every one of them. */
    static List<String> in(JsonNode node) {
        var all = new ArrayList<String>();
        gather(node, all);
        return all;
    }

    /** The one that stands here, if it says anything. */
    static Optional<String> at(JsonNode node) {
        return Optional.of(node.asString("")).filter(text -> !text.isBlank());
    }

    private static void gather(JsonNode node, List<String> all) {
        if (all.size() >= MOST) return;
        if (node.isString()) all.add(node.stringValue());
        else node.forEach(part -> gather(part, all));
    }
}
