package app.latchkey.access.remedies;

import app.latchkey.members.MemberFile;
import app.latchkey.platform.text.Phones;

/** What somebody on the telephone is asked: shown to the desk to compare with the answer, never to be read out. */
public final class Question {
    private static final int END = 4;

    private Question() {}

    /** The year of birth, else the end of the phone; nothing where the file has neither. */
    public static String of(MemberFile file) {
        return file.yearOfBirth()
                .map(String::valueOf)
                .or(() -> file.phone()
                        .map(Phones::digits)
                        .filter(digits -> digits.length() >= END)
                        .map(digits -> "…" + digits.substring(digits.length() - END)))
                .orElse("");
    }
}
