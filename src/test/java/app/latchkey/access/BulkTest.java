package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.audit.Actor;
import app.latchkey.members.ContactAddress;
import app.latchkey.members.MemberDetails;
import app.latchkey.members.Members;
import app.latchkey.testing.RunningHouse;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class BulkTest {
    private static final Map<String, String> YES = Map.of("confirmed", "1");
    private final Riverside riverside = new Riverside();
    private final String path = riverside.door + "desk/access/invitations";

    private void add(int many) {
        var members = RunningHouse.bean(Members.class);
        for (int i = 0; i < many; i++)
            members.add(
                    riverside.club.id(),
                    Actor.COMMAND_LINE,
                    MemberDetails.named("Ada" + i, "Berg" + i).withEmail(Riverside.address("bulk" + i)),
                    ContactAddress.Source.DESK,
                    true);
    }

    private long invited() {
        return riverside.count("message where club_id = :club and kind = 'access.invitation'");
    }

    @Test
    void a_long_list_goes_on_by_itself_and_is_followed() {
        add(430);
        assertThat(riverside.desk.post(path, Map.of()).body()).contains("430");
        var follow = Riverside.location(riverside.desk.post(path, YES));
        assertThat(follow).startsWith(path + "/");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> riverside.desk.get(follow).body().contains("430 people were invited"));
        assertThat(invited()).isEqualTo(430);
        assertThat(riverside.count("bulk_part where club_id = :club")).isZero();
        assertThat(riverside.count("ready_bulk where club_id = :club")).isZero();
    }

    @Test
    void pressed_twice_nobody_gets_two() {
        add(230);
        var first = Riverside.location(riverside.desk.post(path, YES));
        var second = Riverside.location(riverside.owner.post(path, YES));
        for (var follow : new String[] {first, second})
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> !riverside.desk.get(follow).body().contains("progress"));
        assertThat(invited()).isEqualTo(230);
    }

    @Test
    void a_short_list_is_invited_at_once() {
        add(3);
        assertThat(Riverside.location(riverside.desk.post(path, YES))).endsWith("/desk/members");
        assertThat(invited()).isEqualTo(3);
    }
}
