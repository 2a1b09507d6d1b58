package app.latchkey.access.remedies;

import app.latchkey.access.RemedyId;
import app.latchkey.platform.ids.MemberId;
import java.util.Map;

/** Where the remedies stand that have a page of another flow. */
public final class Leads {
    private Leads() {}

    /** @return a path of the desk */
    public static String to(RemedyId remedy, MemberId member, Map<String, String> evidence) {
        var file = "members/" + member;
        return switch (remedy) {
            case GUARDIAN_PANEL -> "members/" + evidence.getOrDefault("guardianMember", "");
            case OPEN_OTHER -> "members/" + evidence.getOrDefault("into", "");
            case UNDO_MERGE -> file + "/merged/undo";
            case MERGE -> merge(file, evidence.getOrDefault("other", ""), evidence.get("otherGetsIn"));
            default -> file + "/access/remedies/" + remedy;
        };
    }

    // The file whose person gets in already is the one that is kept, until the desk says otherwise.
    private static String merge(String file, String other, @org.jspecify.annotations.Nullable String otherGetsIn) {
        return "true".equals(otherGetsIn)
                ? "members/" + other + "/merge/" + file.substring("members/".length())
                : file + "/merge/" + other;
    }
}
