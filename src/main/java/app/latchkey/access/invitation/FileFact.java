package app.latchkey.access.invitation;

import app.latchkey.members.MemberFile;
import app.latchkey.platform.text.Phones;

/** The one thing of a file that is asked before it opens. */
public enum FileFact {
    NONE,
    BIRTH_YEAR,
    PHONE_END;

    /** Per member, whoever tries; then the desk. */
    public static final int MOST_TRIES = 3;

    private static final int DIGITS = 4;

    public static FileFact of(MemberFile file) {
        if (file.yearOfBirth().isPresent()) return BIRTH_YEAR;
        return file.phone().isPresent() ? PHONE_END : NONE;
    }

    /** Typed with more around it, a whole date or number, it is right too. */
    public boolean right(MemberFile file, String typed) {
        var digits = Phones.digits(typed);
        return switch (this) {
            case NONE -> true;
            case BIRTH_YEAR ->
                digits.length() >= DIGITS
                        && file.yearOfBirth()
                                .map(String::valueOf)
                                .filter(digits::endsWith)
                                .isPresent();
            case PHONE_END ->
                digits.length() >= DIGITS
                        && file.phone()
                                .map(Phones::digits)
                                .filter(phone -> phone.length() >= DIGITS)
                                .map(phone -> phone.substring(phone.length() - DIGITS))
                                .filter(digits::endsWith)
                                .isPresent();
        };
    }
}
