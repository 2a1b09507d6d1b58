package app.latchkey.integration.keys;

import java.util.Arrays;
import java.util.Optional;

/** What a key may do. Its word is what stands in the description, at the command line and in the database. */
public enum Scope {
    CLUB_READ("club:read"),
    MEMBERS_READ("members:read"),
    MEMBERS_WRITE("members:write"),
    ACCESS_READ("access:read"),
    ACCESS_INVITE("access:invite"),
    ACCESS_REPAIR("access:repair"),
    ACCESS_END("access:end"),
    MESSAGES_READ("messages:read"),
    MAILINGS_WRITE("mailings:write"),
    IMPORTS_READ("imports:read"),
    IMPORTS_WRITE("imports:write");

    private final String word;

    Scope(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static Optional<Scope> of(String word) {
        return Arrays.stream(values()).filter(scope -> scope.word.equals(word)).findFirst();
    }
}
