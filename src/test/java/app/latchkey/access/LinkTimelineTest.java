package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.audit.Actor;
import app.latchkey.members.ContactAddress;
import app.latchkey.members.MemberChanges;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What became of the link in a mail stands in the mail's own timeline, and once in its member's history. */
class LinkTimelineTest {
    private final Riverside riverside = new Riverside();
    private final String address = Riverside.address("ada");
    private final String file = riverside.add("Ada", "Martin", Map.of("email", address));

    @Test
    void a_link_that_ended_with_a_new_address_says_so() {
        riverside.invited(file, address);
        var member = MemberId.parse(file.replaceAll(".*/", "")).orElseThrow();
        RunningHouse.bean(Transactions.class)
                .inClub(
                        riverside.club.id(),
                        () -> RunningHouse.bean(MemberChanges.class)
                                .putOnFile(
                                        riverside.club.id(),
                                        Actor.COMMAND_LINE,
                                        member,
                                        Riverside.address("other"),
                                        ContactAddress.Source.DESK));
        assertThat(links()).containsExactly("LINK_SUPERSEDED");
        assertThat(page()).contains("link ended: the address on file was changed");
    }

    @Test
    void a_link_that_is_opened_too_late_says_so_once() {
        var link = riverside.invited(file, address);
        riverside
                .sql
                .sql("update grant_link set expires_at = now() - interval '1 minute' where club_id = :club")
                .param("club", riverside.club.id().value())
                .update();
        new Browser().get(link);
        new Browser().get(link);
        assertThat(links()).containsExactly("LINK_EXPIRED");
        assertThat(page()).contains("link opened after it had expired");
    }

    @Test
    void a_link_that_was_opened_and_used_stands_once_in_the_history_of_its_member() {
        riverside.accepted(riverside.invited(file, address));
        assertThat(links()).containsExactly("LINK_OPENED", "LINK_USED");
        var panel = riverside.desk.get(file + "/access").body();
        assertThat(panel.split("Opened the link", -1)).hasSize(2);
        assertThat(panel).doesNotContain("Something else");
    }

    @Test
    void who_asked_for_it_and_its_lane_stand_in_its_timeline() {
        riverside.invited(file, address);
        assertThat(page()).contains("asked for, by Lea · lane: Access");
    }

    private String page() {
        var id = riverside
                .sql
                .sql("select id::text from message where club_id = :club and kind = 'access.invitation'")
                .param("club", riverside.club.id().value())
                .query(String.class)
                .single();
        return riverside.owner.get(riverside.door + "desk/messages/" + id).body();
    }

    private List<String> links() {
        return riverside
                .sql
                .sql("select what from message_event where club_id = :club and what like 'LINK%' order by seq")
                .param("club", riverside.club.id().value())
                .query(String.class)
                .list();
    }
}
