package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.testing.Browser;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A session lives by pages that want to know who asks, and by no other: a kiosk's would never end. */
class SeenSessionTest {
    private final Riverside riverside = new Riverside();
    private final Browser ada = new Browser();
    private final UUID member;

    SeenSessionTest() {
        var address = Riverside.address("ada");
        var file = riverside.add("Ada", "Martin", Map.of("email", address));
        member = UUID.fromString(file.substring(file.lastIndexOf('/') + 1));
        riverside.accepted(riverside.invited(file, address));
        ada.post(riverside.door, Map.of("identifier", address, "password", Riverside.PASSWORD));
        session("update session set seen_at = seen_at - interval '5 minutes' where ");
    }

    private void session(String statement) {
        riverside
                .sql
                .sql(statement
                        + "account_id = (select account_id from access where club_id = :club and member_id = :member)")
                .param("club", riverside.club.id().value())
                .param("member", member)
                .update();
    }

    private boolean seenNow() {
        return riverside
                .sql
                .sql("select max(seen_at) > now() - interval '1 minute' from session where account_id ="
                        + " (select account_id from access where club_id = :club and member_id = :member)")
                .param("club", riverside.club.id().value())
                .param("member", member)
                .query(Boolean.class)
                .single();
    }

    @Test
    void a_page_that_asks_nobody_who_they_are_leaves_their_session_as_it_was() {
        assertThat(ada.get(riverside.door + "recover").statusCode()).isEqualTo(200);
        assertThat(seenNow()).isFalse();
        assertThat(ada.get(riverside.door + "me/" + member + "/").statusCode()).isEqualTo(200);
        assertThat(seenNow()).isTrue();
    }
}
