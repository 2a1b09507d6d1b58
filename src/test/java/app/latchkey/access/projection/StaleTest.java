package app.latchkey.access.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StaleTest {
    private static final Instant TEN = Instant.parse("2026-11-30T10:00:00Z");

    @Test
    void all_who_come_in_within_two_seconds_are_due_at_one_moment_and_that_is_soon() {
        assertThat(LongStream.range(0, 2_000).mapToObj(TEN::plusMillis).map(Stale::gathered))
                .containsOnly(TEN.plusSeconds(2));
        assertThat(Stale.gathered(TEN.plusSeconds(2))).isEqualTo(TEN.plusSeconds(4));
        var odd = TEN.plusMillis(3_999);
        assertThat(Duration.between(odd, Stale.gathered(odd))).isPositive().isLessThan(Duration.ofSeconds(2));
    }
}
