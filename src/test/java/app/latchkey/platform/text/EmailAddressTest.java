package app.latchkey.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.platform.text.EmailAddress.Invalid;
import app.latchkey.platform.text.EmailAddress.Valid;
import app.latchkey.platform.text.EmailAddress.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    private static Valid valid(String typed) {
        assertThat(EmailAddress.parse(typed)).isInstanceOf(Valid.class);
        return (Valid) EmailAddress.parse(typed);
    }

    private static Invalid invalid(String typed) {
        assertThat(EmailAddress.parse(typed)).isInstanceOf(Invalid.class);
        return (Invalid) EmailAddress.parse(typed);
    }

    @Test
    void keeps_what_was_typed_and_compares_the_key() {
        assertThat(valid(" Ada.Martin@Orange.EXAMPLE ").asGiven()).isEqualTo(" Ada.Martin@Orange.EXAMPLE ");
        assertThat(valid(" Ada.Martin@Orange.EXAMPLE ").key()).isEqualTo("ada.martin@orange.example");
        assertThat(valid("ａｄａ＠gmail.com").key()).isEqualTo("ada@gmail.com");
        assertThat(valid("ada@bücher.example").key()).isEqualTo("ada@xn--bcher-kva.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b.co", "o'neil+gym@club.example", "x_y-z@sub.domain.org", "1@web.de"})
    void takes_ordinary_addresses(String typed) {
        valid(typed);
    }

    @ParameterizedTest
    @CsvSource({
        "hedi.bahrigmail.com, NO_AT, hedi.bahri@gmail.com",
        "khaled.ayarigmail.com, NO_AT, khaled.ayari@gmail.com",
        "ada.martin.orange.fr, NO_AT, ada.martin@orange.fr",
        "ada(at)orange.fr, NO_AT, ada@orange.fr",
        "Ada at free.fr, NO_AT, ada@free.fr",
        "ada @ gmail.com, LOCAL_PART, ada@gmail.com",
        "'ada@gmail,com', DOMAIN, ada@gmail.com",
        "ada..martin@free.fr, LOCAL_PART, ada.martin@free.fr",
        "ada@@free.fr, SEVERAL, ada@free.fr",
        "ada@free.fr;tom@free.fr, SEVERAL, ada@free.fr",
        "Ada <ada@free.fr>, LOCAL_PART, ada@free.fr",
        "hélène@free.fr, LOOK_ALIKE, helene@free.fr",
    })
    void suggests_what_was_probably_meant(String typed, Why why, String suggestion) {
        assertThat(invalid(typed).why()).isEqualTo(why);
        assertThat(invalid(typed).suggestion()).contains(suggestion);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"none", "gmail.com", "ada@localhost", "ada@", "@gmail.com", "ada@-x.org", "ada@1.2.3.4", "n/a"})
    void suggests_nothing_where_nothing_can_be_known(String typed) {
        assertThat(invalid(typed).suggestion()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@x.org\r\nBcc: b@y.org", "a\nb@x.org", "ada\u0000@x.org", "ada\u200b@x.org"})
    void refuses_control_characters(String typed) {
        assertThat(invalid(typed).why()).isEqualTo(Why.CONTROL_CHARACTER);
        assertThat(invalid(typed).suggestion()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mıke@gmail.com", "mi\u212Ae@gmail.com", "mike@gmаil.com", "mike@gmaıl.com", "a\u760Ab@x.org"})
    void look_alike_address_is_refused(String typed) {
        assertThat(invalid(typed).why()).isEqualTo(Why.LOOK_ALIKE);
    }

    @Test
    void refuses_what_is_too_long() {
        assertThat(invalid("a".repeat(65) + "@x.org").why()).isEqualTo(Why.TOO_LONG);
        assertThat(invalid("a@" + "b".repeat(60) + ("." + "c".repeat(60)).repeat(4) + ".org")
                        .why())
                .isEqualTo(Why.TOO_LONG);
    }

    @ParameterizedTest
    @CsvSource({
        "ada@gmial.com, ada@gmail.com",
        "ada@gmail.con, ada@gmail.com",
        "ada@gmail.co, ada@gmail.com",
        "ada@gmail.fr, ada@gmail.com",
        "ada@hotmial.fr, ada@hotmail.fr",
        "ada@oragne.fr, ada@orange.fr",
        "ada@club.con, ada@club.com",
        "ada@gmal.con, ada@gmail.com",
    })
    void suspects_slips_in_known_domains(String typed, String meant) {
        assertThat(valid(typed).typo()).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a@gmail.com", "a@mail.com", "a@ymail.com", "a@grange.fr", "a@tree.fr", "a@gmx.li", "a@x.example"
            })
    void suspects_no_domain_of_its_own(String typed) {
        assertThat(valid(typed).typo()).isEmpty();
    }

    @Test
    void knows_one_mailbox_under_two_spellings() {
        assertThat(valid("Ada.Mar.tin+gym@googlemail.com").mailbox())
                .isEqualTo(valid("adamartin@gmail.com").mailbox());
        assertThat(valid("ada.martin@free.fr").mailbox())
                .isNotEqualTo(valid("adamartin@free.fr").mailbox());
        assertThat(valid("ada+gym@free.fr").mailbox()).isEqualTo("ada+gym@free.fr");
    }

    @Test
    void masks_all_but_what_its_owner_knows() {
        assertThat(valid("ada.martin@gmail.com").masked()).isEqualTo("a…@g….com");
        assertThat(valid("x@club.co.uk").masked()).isEqualTo("x…@c….uk");
    }
}
