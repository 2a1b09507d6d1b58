package app.latchkey.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PhonesTest {
    @Test
    void reads_one_number_in_all_its_spellings() {
        var national = Phones.read("58148116", "TN");
        assertThat(national.e164()).contains("+21658148116");
        assertThat(Phones.read("+216 58148116", "TN").key()).isEqualTo(national.key());
        assertThat(Phones.read("0021658148116", "TN").key()).isEqualTo(national.key());
        assertThat(Phones.read("07400 123456", "GB").e164()).contains("+447400123456");
        assertThat(national.lastFour()).contains("8116");
    }

    @Test
    void keeps_and_compares_what_no_country_gives_out() {
        var odd = Phones.read("+216 84671591", "TN");
        assertThat(odd.asTyped()).isEqualTo("+216 84671591");
        assertThat(odd.e164()).isEmpty();
        assertThat(odd.key()).isEqualTo(Phones.read("84671591", "TN").key());
        assertThat(Phones.read("ask her mother", "FR").key()).isEmpty();
        assertThat(Phones.read("12", "FR").key()).isEmpty();
    }
}
