package app.latchkey.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassphrasesTest {
    private static final int DRAWN = 2_000;

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "de"})
    void every_one_is_good_enough_for_staff_and_none_comes_twice(String language) {
        var locale = Locale.forLanguageTag(language);
        var rules = new PasswordRules();
        var drawn = Stream.generate(() -> Passphrases.next(locale)).limit(DRAWN).toList();
        assertThat(drawn).doesNotHaveDuplicates().allSatisfy(words -> {
            assertThat(words).matches("[a-z]+(-[a-z]+){3}");
            assertThat(rules.problem(words, true, List.of("Riverside Judo", "ada@example.org")))
                    .isEmpty();
        });
        // Of so many words by chance, no beginning of the list is preferred: half of them have been seen long ago.
        var seen = new HashSet<>(
                drawn.stream().flatMap(words -> Stream.of(words.split("-"))).toList());
        assertThat(seen.size()).isGreaterThan(Passphrases.words(locale).size() * 9 / 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void four_of_a_list_are_forty_two_bits(String language) {
        var words = Passphrases.words(Locale.forLanguageTag(language));
        assertThat(words).doesNotHaveDuplicates().allMatch(word -> word.matches("[a-z]{3,9}"));
        assertThat(4 * Math.log(words.size()) / Math.log(2)).isGreaterThan(42);
    }
}
