package app.latchkey.messages.sending;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatelyTest {
    private long nanos = Long.MAX_VALUE - 5;
    private final Lately lately = new Lately(() -> nanos);

    @Test
    void one_thing_is_due_once_in_a_moment_and_another_by_itself() {
        assertThat(lately.due("a.example")).isTrue();
        assertThat(lately.due("a.example")).isFalse();
        assertThat(lately.due("b.example")).isTrue();
    }

    @Test
    void the_opposite_makes_it_due_at_once() {
        lately.due("a.example");
        lately.forget("a.example");
        assertThat(lately.due("a.example")).isTrue();
    }

    @Test
    void a_moment_later_it_is_due_again() {
        lately.due("a.example");
        nanos += 999_999_999;
        assertThat(lately.due("a.example")).isFalse();
        nanos += 1;
        assertThat(lately.due("a.example")).isTrue();
    }
}
