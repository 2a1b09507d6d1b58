package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.testing.Browser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CardsTest {
    private final Riverside riverside = new Riverside();
    private final String address = Riverside.address("ada");

    /** @return the file's path; she gets in */
    private String ada(String cards) {
        var file = riverside.add("Ada", "Larsen", Map.of("email", address, "cards", cards));
        riverside.accepted(riverside.invited(file, address));
        return file;
    }

    private boolean enters(String identifier) {
        return Riverside.begins(riverside.signIn(new Browser(), identifier, Riverside.PASSWORD));
    }

    @Test
    void whoever_types_the_number_of_their_card_gets_in_however_it_is_written() {
        ada("0012 3456, 04:A2:3B");
        for (var typed : List.of("0012 3456", "00123456", "0012-3456", "04a23b", " 04:A2:3B "))
            assertThat(enters(typed)).as(typed).isTrue();
        assertThat(enters("123456")).as("another card").isFalse();
    }

    @Test
    void a_lost_card_lets_nobody_in_and_leads_the_desk_to_whose_it_was() {
        var file = ada("0012 3456");
        assertThat(riverside.desk.get(file).body()).contains("0012 3456", "No longer theirs");
        assertThat(riverside
                        .desk
                        .post(file + "/lost-card", Map.of("number", "00123456"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(enters("0012 3456")).isFalse();
        assertThat(riverside.desk.get(file).body())
                .contains("Card no longer theirs: 0012 3456")
                .doesNotContain("lost-card");
        for (var said : List.of("0012+3456", "00123456")) {
            assertThat(riverside
                            .desk
                            .get(riverside.door + "desk/members?q=" + said)
                            .body())
                    .as("the list, " + said)
                    .contains(file);
            assertThat(riverside.desk.get(riverside.door + "desk/?who=" + said).body())
                    .as("the box, " + said)
                    .contains(file);
        }
    }

    @Test
    void a_card_that_leads_to_somebody_else_is_refused_and_the_desk_reads_whose_it_is() {
        var file = ada("0012 3456");
        var number = riverside
                .sql
                .sql("select number::text from member where club_id = :club")
                .param("club", riverside.club.id().value())
                .query(String.class)
                .single();
        riverside.add("Madonna", "", Map.of());
        for (var card : List.of("00-12-34-56", number, "0" + number, "MADONNA")) {
            var answer = riverside.desk.post(
                    riverside.door + "desk/members/new",
                    Map.of("first", "Tom", "last", "Roux", "evenSo", "true", "cards", "9, " + card));
            assertThat(answer.statusCode()).as(card).isEqualTo(422);
            assertThat(answer.body())
                    .as(card)
                    .contains("leads to somebody else already")
                    .contains(card.equals("MADONNA") ? "It is Madonna" : "It is Ada Larsen, number " + number);
        }
        var own = riverside.owner.post(
                file + "/edit", Map.of("version", "0", "first", "Ada", "last", "Larsen", "cards", number));
        assertThat(own.statusCode()).as("her own number is on her own card").isEqualTo(303);
        assertThat(enters(number)).isTrue();
    }

    @Test
    void a_card_lets_nobody_in_at_another_club() {
        ada("0012 3456");
        var other = new Riverside();
        var stranger = Riverside.address("tom");
        other.accepted(other.invited(other.add("Tom", "Roux", Map.of("email", stranger, "cards", "77")), stranger));
        assertThat(Riverside.begins(other.signIn(new Browser(), "0012 3456", Riverside.PASSWORD)))
                .isFalse();
        other.add("Lena", "Berg", Map.of("cards", "0012 3456"));
        assertThat(enters("0012 3456")).isTrue();
    }
}
