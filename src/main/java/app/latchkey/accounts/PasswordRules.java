package app.latchkey.accounts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Long enough, not one that everybody tries first, nothing that stands on the file. No composition, no expiry. */
@Component
public class PasswordRules {
    public static final int MEMBER_SHORTEST = 10;
    public static final int STAFF_SHORTEST = 15;
    public static final int LONGEST = 128;

    private final Set<String> common = new HashSet<>();

    public PasswordRules() {
        var list = new ClassPathResource("passwords/common.txt");
        if (!list.exists()) return;
        try (var lines = new BufferedReader(new InputStreamReader(list.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().map(line -> line.strip().toLowerCase(Locale.ROOT)).forEach(common::add);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @param own what is known of the person and the club: names, addresses, numbers; @return the key of the text that says what is wrong */
    public Optional<String> problem(String password, boolean staff, Collection<String> own) {
        if (tooShort(password, staff)) return Optional.of("access.password.short");
        if (password.codePointCount(0, password.length()) > LONGEST) return Optional.of("access.password.long");
        var lower = password.toLowerCase(Locale.ROOT);
        if (common.contains(lower) || lower.chars().distinct().count() < 3)
            return Optional.of("access.password.common");
        var plain = plain(password);
        var mostly = own.stream()
                .flatMap(PasswordRules::guesses)
                .map(PasswordRules::plain)
                .anyMatch(word -> word.length() >= 4 && plain.contains(word) && plain.length() - word.length() < 6);
        return mostly ? Optional.of("access.password.own") : Optional.empty();
    }

    /** Of an address also what stands before its domain. */
    private static Stream<String> guesses(String word) {
        int at = word.lastIndexOf('@');
        return at < 0 ? Stream.of(word) : Stream.of(word, word.substring(0, at));
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** Also of one that is in use already, when its owner gets more to do. */
    public boolean tooShort(String password, boolean staff) {
        return password.codePointCount(0, password.length()) < (staff ? STAFF_SHORTEST : MEMBER_SHORTEST);
    }
}
