package app.latchkey.platform.text;

import app.latchkey.platform.text.EmailAddress.Invalid;
import app.latchkey.platform.text.EmailAddress.Valid;
import app.latchkey.platform.text.EmailAddress.Why;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a typed address. Local parts are ASCII: no relay can be counted on for more, and look-alikes end here. */
final class EmailReading {
    /** What a local part may consist of. */
    static final String SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+/=?^_`{|}~-.";

    private static final Pattern LOCAL =
            Pattern.compile("[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+([a-z]{2,63}|xn--[a-z0-9-]{2,59})");
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST = 254;

    private EmailReading() {}

    static EmailAddress read(String typed) {
        var key = key(typed);
        var why = fault(typed, key);
        if (why.isPresent()) return new Invalid(typed, key, why.get(), suggestion(key, why.get()));
        int at = key.indexOf('@');
        return new Valid(typed, key.substring(0, at + 1) + ascii(key.substring(at + 1)));
    }

    private static String key(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }

    private static Optional<Why> fault(String typed, String key) {
        if (key.isEmpty()) return Optional.of(Why.EMPTY);
        if (hidden(typed)) return Optional.of(Why.CONTROL_CHARACTER);
        int at = key.indexOf('@');
        if (at < 0) return Optional.of(Why.NO_AT);
        if (key.indexOf('@', at + 1) >= 0) return Optional.of(Why.SEVERAL);
        var local = key.substring(0, at);
        if (LookAlikes.inLocalPart(typed)) return Optional.of(Why.LOOK_ALIKE);
        if (!LOCAL.matcher(local).matches()) return Optional.of(Why.LOCAL_PART);
        return faultOfDomain(local, key.substring(at + 1));
    }

    private static Optional<Why> faultOfDomain(String local, String domain) {
        if (LookAlikes.inDomain(domain)) return Optional.of(Why.LOOK_ALIKE);
        var ascii = ascii(domain);
        if (!DOMAIN.matcher(ascii).matches()) return Optional.of(Why.DOMAIN);
        if (local.length() > LONGEST_LOCAL || local.length() + 1 + ascii.length() > LONGEST)
            return Optional.of(Why.TOO_LONG);
        return Optional.empty();
    }

    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException | IndexOutOfBoundsException notADomain) {
            return "";
        }
    }

    private static boolean hidden(String typed) {
        return typed.strip().codePoints().anyMatch(c -> switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> true;
            default -> false;
        });
    }

    /** Only a text that is a valid address itself is ever suggested. */
    private static Optional<String> suggestion(String key, Why why) {
        var tidy = Letters.withoutMarks(key)
                .replaceAll("^.*<([^<>]*)>.*$", "$1")
                .replaceAll("^mailto:", "")
                .replaceAll("\\s*(\\(at\\)|\\[at]| at )\\s*", "@")
                .replaceAll("\\s+", "")
                .replaceAll("^[.,;:'\"]+|[.,;:'\">]+$", "");
        var mended = switch (why) {
            case NO_AT -> tidy.contains("@") ? tidy : withAt(tidy);
            case SEVERAL -> tidy.split("[;,/]", 2)[0].replace("@@", "@");
            case LOCAL_PART, DOMAIN ->
                tidy.replace(',', '.').replaceAll("\\.{2,}", ".").replaceAll("\\.?@\\.?", "@");
            case LOOK_ALIKE -> tidy;
            case EMPTY, CONTROL_CHARACTER, TOO_LONG -> "";
        };
        if (mended.isEmpty() || mended.equals(key) || !fault(mended, mended).isEmpty()) return Optional.empty();
        return Optional.of(mended);
    }

    private static String withAt(String tidy) {
        return Providers.endOf(tidy)
                .map(domain ->
                        tidy.substring(0, tidy.length() - domain.length()).replaceAll("[.,_-]+$", "") + "@" + domain)
                .orElse("");
    }
}
