package app.latchkey.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DistanceTest {
    @Test
    void counts_slips_of_the_finger() {
        assertThat(Distance.between("gmail", "gmial")).isEqualTo(1);
        assertThat(Distance.between("gmail", "gmal")).isEqualTo(1);
        assertThat(Distance.between("", "abc")).isEqualTo(3);
        assertThat(Distance.between("kitten", "sitting")).isEqualTo(3);
        assertThat(Distance.within("gmail.com", "gmail.com.tn", 1)).isFalse();
    }
}
