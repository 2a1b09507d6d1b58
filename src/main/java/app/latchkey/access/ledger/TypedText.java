package app.latchkey.access.ledger;

import app.latchkey.platform.keys.KeyRing;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What somebody typed into the name field, sealed for its own attempt: people type passwords there. */
@Component
public class TypedText {
    private final KeyRing keys;

    public TypedText(KeyRing keys) {
        this.keys = keys;
    }

    public byte[] seal(UUID attempt, String typed) {
        return keys.seal("typed " + attempt, typed.getBytes(StandardCharsets.UTF_8));
    }

    public Optional<String> open(UUID attempt, byte[] sealed) {
        return keys.open("typed " + attempt, sealed).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** What stays of a text that was neither an address nor near anything here. */
    public static String shape(String typed) {
        var letters = typed.chars().anyMatch(Character::isLetter) ? "letters " : "";
        var digits = typed.chars().anyMatch(Character::isDigit) ? "digits " : "";
        return letters + digits + typed.length();
    }
}
