package app.latchkey.platform.texts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");
    private static final Pattern SAYING = Pattern.compile("\\.saying\\(\\s*\"([A-Za-z0-9_.]+)\"");
    private static final int MOST_ARGUMENTS = 10;

    /** Names of mail templates and kinds: they have the form of a key and are none. */
    private static final Set<String> NO_TEXTS = Set.of(
            "access.answer",
            "access.awaited",
            "access.clubs",
            "access.code",
            "access.confirm",
            "access.door",
            "access.escalation",
            "access.escalation.answer",
            "access.firstcode",
            "access.known",
            "access.invitation",
            "access.notice",
            "access.rehearsal",
            "access.reset",
            "access.unknown",
            "access.username");

    /** The parts of a mail, whose key is given without them. */
    private static final Pattern MAIL_PART = Pattern.compile("\\.(title|hello|notyou|button|code|footer)$");

    private final Map<String, String> english = TextFiles.patterns("en");
    private final Map<String, String> french = TextFiles.patterns("fr");

    @Test
    void both_languages_say_the_same_things() {
        assertThat(french.keySet())
                .filteredOn(key -> !key.endsWith(InformalTextsTest.SISTER))
                .containsExactlyInAnyOrderElementsOf(english.keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void every_key_begins_with_its_module_and_stands_once(String language) {
        var seen = new HashSet<String>();
        for (var file : TextFiles.files(language))
            for (var key : TextFiles.keys(file)) {
                assertThat(key).startsWith(TextFiles.module(file) + ".");
                assertThat(seen.add(key)).as(key + " stands twice").isTrue();
            }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void nothing_is_empty_and_no_apostrophe_is_a_quote_of_the_format(String language) {
        TextFiles.patterns(language).forEach((key, text) -> {
            assertThat(text).as(key).isNotBlank();
            assertThat(text).as(key).doesNotContain("'");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void every_text_can_be_said(String language) {
        var numbers = new Object[MOST_ARGUMENTS];
        Arrays.fill(numbers, 2);
        TextFiles.patterns(language)
                .forEach((key, text) -> assertThatCode(() -> assertThat(
                                        new MessageFormat(text, Locale.forLanguageTag(language)).format(numbers))
                                .as(key)
                                .doesNotContain("{"))
                        .as(key)
                        .doesNotThrowAnyException());
    }

    // A question mark alone on the next line of a telephone is what this prevents.
    @Test
    void french_puts_an_unbreakable_space_before_high_signs_and_inside_quotes() {
        var breakable = " [:;?!»]|«[^\u00a0]|[^\u00a0]»";
        french.forEach((key, text) -> assertThat(text).as(key).doesNotContainPattern(breakable));
    }

    @Test
    void both_languages_use_the_same_arguments() {
        english.forEach((key, text) ->
                assertThat(arguments(french.getOrDefault(key, ""))).as(key).isEqualTo(arguments(text)));
    }

    // What comes over a redirect or out of evidence is text: a choice by number would break there.
    @Test
    void no_choice_by_number_where_arguments_are_text() {
        var carried = TextFiles.sources().stream()
                .flatMap(source -> SAYING.matcher(source).results().map(found -> found.group(1)))
                .collect(Collectors.toSet());
        for (var patterns : List.of(english, french))
            patterns.forEach((key, text) -> {
                if (carried.contains(key) || key.startsWith("access.finding."))
                    assertThat(text).as(key).doesNotContain(",choice");
            });
    }

    @Test
    void every_text_that_is_asked_for_exists() {
        var missing = new TreeSet<String>();
        for (var key : TextFiles.uses().whole())
            if (!english.containsKey(key) && !isMail(key) && !NO_TEXTS.contains(key) && !key.endsWith(".csv"))
                missing.add(key);
        assertThat(missing).as("asked for, and nowhere written").isEmpty();
    }

    @Test
    void every_text_that_exists_is_asked_for() {
        var uses = TextFiles.uses();
        var unused = new TreeSet<String>();
        for (var key : english.keySet()) {
            var mail = MAIL_PART.matcher(key).replaceFirst("");
            if (!uses.whole().contains(key) && !uses.whole().contains(mail) && !uses.begins(key)) unused.add(key);
        }
        assertThat(unused).as("written, and never asked for").isEmpty();
    }

    private boolean isMail(String key) {
        return english.containsKey(key + ".title") && english.containsKey(key + ".hello");
    }

    static Set<String> arguments(String text) {
        return ARGUMENT.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
