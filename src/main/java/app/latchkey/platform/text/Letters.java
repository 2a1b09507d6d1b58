package app.latchkey.platform.text;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Other scripts in Latin letters, by a plain table: good enough to make a username and to find a name typed the other
 * way, never shown as somebody's name. Scripts that are not in the table stay as they are.
 */
final class Letters {
    private static final Map<Integer, String> LATIN = new HashMap<>();

    static {
        put("ß ss æ ae œ oe ø o đ d ł l ð d þ th ı i ħ h ŋ ng ĸ k ſ s");
        put("α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o");
        put("а a б b в v г g д d е e ж zh з z и i й i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh");
        put("щ shch ъ  ы y ь  э e ю yu я ya і i ї yi є ye ґ g ђ dj ј j љ lj њ nj ћ c џ dz ѓ gj ќ kj ѕ dz ў u ё e");
        put("ا a أ a إ i آ a ٱ a ب b ت t ث th ج j ح h خ kh د d ذ dh ر r ز z س s ش sh ص s ض d ط t ظ z ع a غ gh");
        put("ف f ق k ك k ل l م m ن n ه h ة a و w ؤ w ي i ى a ئ i ء  پ p چ ch ژ zh گ g ڨ g ڤ v ک k ی i");
    }

    private Letters() {}

    private static void put(String pairs) {
        var parts = pairs.split(" ", -1);
        for (int i = 0; i + 1 < parts.length; i += 2) LATIN.put(parts[i].codePointAt(0), parts[i + 1]);
    }

    /** Lower case, without marks, in Latin letters where the table knows them; other characters stay. */
    static String latin(String text) {
        var plain = withoutMarks(text).toLowerCase(Locale.ROOT);
        var out = new StringBuilder(plain.length());
        plain.codePoints().forEach(c -> {
            var latin = LATIN.get(c);
            if (latin == null) out.appendCodePoint(c);
            else out.append(latin);
        });
        return out.toString();
    }

    static String withoutMarks(String text) {
        var apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
        var out = new StringBuilder(apart.length());
        apart.codePoints().filter(c -> !mark(c)).forEach(out::appendCodePoint);
        return out.toString();
    }

    private static boolean mark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> c == 0x0640; // the Arabic lengthening stroke
        };
    }
}
