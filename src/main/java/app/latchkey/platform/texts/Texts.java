package app.latchkey.platform.texts;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every sentence of the product, by language and key, from {@code messages/<module>_<language>.properties}. */
public final class Texts {
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.FRENCH);

    private final Map<String, Map<String, String>> byLanguage = new HashMap<>();
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

    public Texts() {
        for (var language : LANGUAGES) byLanguage.put(language.getLanguage(), read(language.getLanguage()));
    }

    /** A missing key is a bug and throws; the fast tests compare the languages and the keys that are used. */
    public String say(Locale locale, String key, Object... arguments) {
        var language = nearest(locale).getLanguage();
        var text = byLanguage.getOrDefault(language, Map.of()).get(key);
        if (text == null) throw new IllegalArgumentException("No text for " + key + " in " + language);
        if (arguments.length == 0 && text.indexOf('{') < 0) return text;
        var format = formats.computeIfAbsent(
                language + ':' + key, any -> new MessageFormat(text, Locale.forLanguageTag(language)));
        synchronized (format) {
            return format.format(arguments);
        }
    }

    /** The key's sister that addresses its reader as a friend, in a language that tells both apart; else the key. */
    public String informal(Locale locale, String key) {
        var sister = key + ".tu";
        return keys(nearest(locale)).contains(sister) ? sister : key;
    }

    public boolean has(String key) {
        return keys(Locale.ENGLISH).contains(key);
    }

    public Set<String> keys(Locale locale) {
        return byLanguage.getOrDefault(locale.getLanguage(), Map.of()).keySet();
    }

    public Locale nearest(Locale wanted) {
        return LANGUAGES.stream()
                .filter(known -> known.getLanguage().equals(wanted.getLanguage()))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    public Locale nearest(Enumeration<Locale> wanted) {
        while (wanted.hasMoreElements()) {
            var locale = wanted.nextElement();
            if (nearest(locale).getLanguage().equals(locale.getLanguage())) return nearest(locale);
        }
        return Locale.ENGLISH;
    }

    private static Map<String, String> read(String language) {
        try {
            var all = new HashMap<String, String>();
            for (var file : new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:messages/*_" + language + ".properties")) {
                var properties = new Properties();
                try (var in = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    properties.load(in);
                }
                properties.forEach((key, text) -> all.put((String) key, (String) text));
            }
            return Map.copyOf(all);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
