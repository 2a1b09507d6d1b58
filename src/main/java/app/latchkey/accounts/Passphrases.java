package app.latchkey.accounts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;

/** Four words by chance, for whom nothing comes to mind: 42 bits in French, 44 in English. Never kept, never sent. */
public final class Passphrases {
    private static final int WORDS = 4;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final List<String> ENGLISH = read("en");
    private static final List<String> FRENCH = read("fr");

    private Passphrases() {}

    public static String next(Locale locale) {
        var words = words(locale);
        return Stream.generate(() -> words.get(RANDOM.nextInt(words.size())))
                .limit(WORDS)
                .collect(Collectors.joining("-"));
    }

    static List<String> words(Locale locale) {
        return locale.getLanguage().equals("fr") ? FRENCH : ENGLISH;
    }

    private static List<String> read(String language) {
        try {
            return new ClassPathResource("passwords/words_" + language + ".txt")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
