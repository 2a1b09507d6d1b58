package app.latchkey.platform.text;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;

/** Telephone numbers, read with the rules of the club's country. */
public final class Phones {
    private static final PhoneNumberUtil RULES = PhoneNumberUtil.getInstance();
    private static final int FEWEST_DIGITS = 4;

    private Phones() {}

    /**
     * @param e164 only when the number is valid in its country
     * @param key what two files are compared by; also for numbers that only look possible; empty for no number
     */
    public record Phone(String asTyped, Optional<String> e164, String key) {
        public Optional<String> lastFour() {
            return key.length() < FEWEST_DIGITS ? Optional.empty() : Optional.of(key.substring(key.length() - 4));
        }
    }

    public static Phone read(String typed, String country) {
        var asTyped = typed.strip();
        try {
            var number = RULES.parse(asTyped, country);
            if (RULES.isValidNumber(number)) return new Phone(asTyped, Optional.of(e164(number)), e164(number));
            if (RULES.isPossibleNumber(number)) return new Phone(asTyped, Optional.empty(), e164(number));
        } catch (NumberParseException notANumber) {
            return new Phone(asTyped, Optional.empty(), digits(asTyped));
        }
        return new Phone(asTyped, Optional.empty(), digits(asTyped));
    }

    private static String e164(PhoneNumber number) {
        return RULES.format(number, PhoneNumberFormat.E164);
    }

    public static String digits(String typed) {
        var digits = new StringBuilder();
        typed.codePoints().filter(Character::isDigit).forEach(c -> digits.append(Character.digit(c, 10)));
        return digits.length() < FEWEST_DIGITS ? "" : digits.toString();
    }
}
