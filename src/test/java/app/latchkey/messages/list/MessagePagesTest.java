package app.latchkey.messages.list;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.clubs.Club;
import app.latchkey.clubs.Role;
import app.latchkey.messages.Draft;
import app.latchkey.messages.Lane;
import app.latchkey.messages.Outbox;
import app.latchkey.messages.Timeline;
import app.latchkey.platform.database.Transactions;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MessagePagesTest {
    private final Club club = RunningHouse.club("FR");
    private final Browser lea = RunningHouse.staff(club, Role.FRONT_DESK);
    private final Transactions transactions = RunningHouse.bean(Transactions.class);
    private final String desk = "/" + club.slug() + "/desk/messages";

    @Test
    void an_empty_list_says_what_will_stand_there() {
        var page = lea.get(desk);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains("No messages here", "No mail leaves this house");
    }

    @Test
    void a_message_stands_with_its_address_as_sent_and_what_happened() {
        var message = queue("Ada@Example.org");
        assertThat(lea.get(desk).body()).contains("Ada@Example.org", "Invitation", desk + "/" + message);
        assertThat(lea.get(desk + "?state=BOUNCED").body()).doesNotContain("Ada@Example.org");
        var page = lea.get(desk + "/" + message).body();
        assertThat(page).contains("Ada@Example.org", "asked for", "nobody at the desk can read the mail itself");
    }

    @Test
    void what_a_server_said_is_shown_as_text() {
        var message = queue("eve@example.org");
        transactions.inClub(
                club.id(),
                () -> RunningHouse.bean(Timeline.class)
                        .add(club.id(), message, "DELAYED", Map.of("words", "451 <script>alert(1)</script>")));
        assertThat(lea.get(desk + "/" + message).body()).contains("&lt;script").doesNotContain("<script>alert");
    }

    @Test
    void another_clubs_message_is_not_there() {
        var message = queue("ada@example.org");
        var other = RunningHouse.club("FR");
        var stranger = RunningHouse.staff(other, Role.OWNER);
        assertThat(stranger.get("/" + other.slug() + "/desk/messages/" + message)
                        .statusCode())
                .isEqualTo(404);
        assertThat(stranger.get(desk + "/" + message).statusCode()).isIn(303, 404);
        assertThat(new Browser().get(desk).statusCode()).isIn(303, 404);
    }

    private UUID queue(String address) {
        return transactions.inClub(
                club.id(),
                () -> RunningHouse.bean(Outbox.class)
                        .queue(new Draft(
                                club.id(),
                                Lane.REMINDER,
                                "access.invitation",
                                UUID.randomUUID().toString(),
                                Optional.empty(),
                                Optional.empty(),
                                address.toLowerCase(Locale.ROOT),
                                address,
                                "no such template",
                                Map.of(),
                                Locale.ENGLISH,
                                Optional.empty(),
                                transactions.now().plus(Duration.ofDays(1))))
                        .orElseThrow());
    }
}
