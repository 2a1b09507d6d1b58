package app.latchkey.platform.text;

import java.util.Set;
import java.util.TreeSet;

/** Every text that one slip of the finger makes of another: insert, leave out, replace, swap two neighbours. */
public final class Slips {
    private Slips() {}

    /** @param signs those that such a text may consist of; with others none is meant */
    public static Set<String> of(String typed, String signs) {
        var all = new TreeSet<String>();
        for (int i = 0; i <= typed.length(); i++) {
            var before = typed.substring(0, i);
            var rest = typed.substring(i);
            for (var sign : signs.split("")) {
                all.add(before + sign + rest);
                if (!rest.isEmpty()) all.add(before + sign + rest.substring(1));
            }
            if (!rest.isEmpty()) all.add(before + rest.substring(1));
            if (rest.length() > 1) all.add(before + rest.charAt(1) + rest.charAt(0) + rest.substring(2));
        }
        all.removeIf(text -> text.chars().anyMatch(sign -> signs.indexOf(sign) < 0));
        return all;
    }
}
