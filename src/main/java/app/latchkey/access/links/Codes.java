package app.latchkey.access.links;

import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.keys.KeyRing;
import app.latchkey.platform.keys.Purpose;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Codes that people type: 31 signs that cannot be mistaken for each other, read whatever case, blanks or dashes. */
@Component
public class Codes {
    public static final int DESK_SIGNS = 8;
    public static final int SLIP_SIGNS = 12;
    private static final String SIGNS = "23456789abcdefghjkmnpqrstuvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyRing keys;

    public Codes(KeyRing keys) {
        this.keys = keys;
    }

    public String make(int signs) {
        var code = new StringBuilder(signs);
        for (var i = 0; i < signs; i++) code.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        return code.toString();
    }

    /** The same code for the same bytes; 31 does not divide 256, so that bytes beyond the last whole round are passed over. */
    static String of(byte[] random, int signs) {
        var code = new StringBuilder(signs);
        for (var i = 0; i < random.length && code.length() < signs; i++) {
            var value = Byte.toUnsignedInt(random[i]);
            if (value < 256 / SIGNS.length() * SIGNS.length()) code.append(SIGNS.charAt(value % SIGNS.length()));
        }
        return code.toString();
    }

    /** Empty unless it has the form of a code of that many signs. */
    public static Optional<String> tidy(String typed, int... lengths) {
        var tidy = typed.toLowerCase(Locale.ROOT).replaceAll("[\\s\\p{Pd}.·]", "");
        for (var length : lengths)
            if (tidy.length() == length && tidy.chars().allMatch(sign -> SIGNS.indexOf(sign) >= 0))
                return Optional.of(tidy);
        return Optional.empty();
    }

    /** {@code k7m3 q2fa}: in groups of four, upper case, as it is read out. */
    public static String spoken(String code) {
        return code.toUpperCase(Locale.ROOT).replaceAll("(.{4})(?!$)", "$1 ");
    }

    public byte[] mac(ClubId club, String code) {
        return keys.mac(Purpose.CODE, content(club, code));
    }

    public List<byte[]> macs(ClubId club, String code) {
        return keys.allMacs(Purpose.CODE, content(club, code));
    }

    /** The slip's code can be shown again while it is unused: sealed, for this link only. */
    public byte[] seal(UUID link, String code) {
        return keys.seal("slip " + link, code.getBytes(StandardCharsets.US_ASCII));
    }

    public Optional<String> open(UUID link, byte[] sealed) {
        return keys.open("slip " + link, sealed).map(bytes -> new String(bytes, StandardCharsets.US_ASCII));
    }

    private static byte[] content(ClubId club, String code) {
        return (club + " " + code).getBytes(StandardCharsets.US_ASCII);
    }
}
