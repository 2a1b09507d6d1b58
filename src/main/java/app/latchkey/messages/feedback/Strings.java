package app.latchkey.messages.feedback;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Every text in a piece of JSON. */
final class Strings {
    private static final int MOST = 500;

    private Strings() {}

    static List<String> in(JsonNode node) {
        var all = new ArrayList<String>();
        gather(node, all);
        return all;
    }

    private static void gather(JsonNode node, List<String> all) {
        if (all.size() >= MOST) return;
        if (node.isString()) all.add(node.stringValue());
        else node.forEach(part -> gather(part, all));
    }
}
