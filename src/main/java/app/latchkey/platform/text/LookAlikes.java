package app.latchkey.platform.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Letters that pass for others: {@code mıke@…}, a Cyrillic а in gmail.com, the Kelvin sign for a k. */
final class LookAlikes {
    private static final Set<UnicodeScript> PASS_FOR_LATIN =
            EnumSet.of(UnicodeScript.CYRILLIC, UnicodeScript.GREEK, UnicodeScript.ARMENIAN, UnicodeScript.CHEROKEE);
    private static final String SHAPES = "аaеeоoрpсcуyхxіiјjѕsԁdɡgһhԛqԝwοoαaνvιiıiɩi";

    private LookAlikes() {}

    /** Anything beyond ASCII before the last @, save the wide forms that East Asian keyboards make. */
    static boolean inLocalPart(String typed) {
        int at = Math.max(typed.lastIndexOf('@'), Math.max(typed.lastIndexOf('＠'), typed.lastIndexOf('﹫')));
        var local = at < 0 ? typed : typed.substring(0, at);
        return local.strip().codePoints().anyMatch(c -> c > 0x7f && !(c >= 0xff01 && c <= 0xff5e));
    }

    static boolean inDomain(String domain) {
        if (domain.chars().allMatch(c -> c <= 0x7f)) return false;
        for (var label : domain.split("\\.", -1)) if (mixes(label)) return true;
        var shape = shape(domain);
        return !shape.equals(domain) && Providers.known(shape);
    }

    private static boolean mixes(String label) {
        var scripts = EnumSet.noneOf(UnicodeScript.class);
        label.codePoints().mapToObj(UnicodeScript::of).forEach(scripts::add);
        scripts.remove(UnicodeScript.COMMON);
        scripts.remove(UnicodeScript.INHERITED);
        return scripts.size() > 1 && scripts.stream().anyMatch(PASS_FOR_LATIN::contains);
    }

    private static String shape(String domain) {
        var shape = new StringBuilder();
        for (char c : Letters.withoutMarks(domain).toLowerCase(Locale.ROOT).toCharArray()) {
            int at = SHAPES.indexOf(c);
            shape.append(c > 0x7f && at >= 0 ? SHAPES.charAt(at + 1) : c);
        }
        return shape.toString();
    }
}
