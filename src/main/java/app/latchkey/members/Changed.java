package app.latchkey.members;

import java.util.ArrayList;
import java.util.List;

/** Which fields of a form differ from the file; their names are codes, so that the audit holds no personal data. */
final class Changed {
    private Changed() {}

    static List<String> between(MemberDetails was, MemberDetails is) {
        var changed = new ArrayList<String>();
        differs(changed, "NAME", was.first() + "|" + was.last(), is.first() + "|" + is.last());
        differs(changed, "EMAIL", was.email(), is.email());
        differs(changed, "PHONE", was.phone(), is.phone());
        differs(changed, "BIRTH", was.birthDate() + "|" + was.birthYear(), is.birthDate() + "|" + is.birthYear());
        differs(changed, "EXTERNAL_ID", was.externalId(), is.externalId());
        differs(changed, "LANGUAGE", was.language(), is.language());
        differs(
                changed,
                "TAGS",
                was.tags().stream().sorted().toList(),
                is.tags().stream().sorted().toList());
        differs(
                changed,
                "CARDS",
                was.cards().stream().sorted().toList(),
                is.cards().stream().sorted().toList());
        differs(changed, "NOTES", was.notes(), is.notes());
        return changed;
    }

    private static void differs(List<String> changed, String field, Object was, Object is) {
        if (!was.equals(is)) changed.add(field);
    }
}
