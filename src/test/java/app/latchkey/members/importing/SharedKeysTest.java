package app.latchkey.members.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedKeysTest {
    private static final int MANY = 50_000;

    @Test
    void finds_who_stands_there_twice_among_many_who_do_not() {
        var keys = new SharedKeys();
        IntStream.rangeClosed(1, MANY).forEach(line -> keys.ofLine("ada" + line + "@example.org", line));
        keys.ofLine("ada7@example.org", MANY + 1);
        keys.ofFile("ada9@example.org");
        keys.ofFile("only@file.example");

        assertThat(IntStream.rangeClosed(1, MANY + 1).filter(keys::sharedLine)).containsExactly(7, 9, MANY + 1);
        assertThat(keys.shared("ada9@example.org")).isTrue();
        assertThat(keys.shared("ada8@example.org")).isFalse();
        assertThat(keys.shared("only@file.example")).isFalse();
        assertThat(keys.shared("nobody@example.org")).isFalse();
    }

    @Test
    void marks_tell_what_is_in_and_what_is_not() {
        var marks = new Marks();
        IntStream.range(0, MANY).forEach(i -> assertThat(marks.add("id-" + i)).isTrue());

        assertThat(marks.add("id-17")).isFalse();
        assertThat(marks.contains("id-" + (MANY - 1))).isTrue();
        assertThat(marks.contains("id-" + MANY)).isFalse();
        assertThat(marks.contains("")).isFalse();
    }
}
