package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.testing.Browser;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Two files carry one mailbox; the account that signs in with it is the first one's. */
class NeighboursTest {
    private final Riverside riverside = new Riverside();
    private final String address = Riverside.address("ada");
    private final String file = riverside.add("Ada", "Martin", Map.of("email", address));
    private final Browser ada = riverside.accepted(riverside.invited(file, address));
    private final String neighbour = riverside.add("Tom", "Roux", Map.of("email", address));

    private List<String> listed() {
        return listed(neighbour);
    }

    private List<String> listed(String path) {
        return riverside
                .sql
                .sql("select code from member_finding where club_id = :club and member_id = :member::uuid")
                .param("club", riverside.club.id().value())
                .param("member", path.substring(path.lastIndexOf('/') + 1))
                .query(String.class)
                .list();
    }

    private void theListSays(boolean anothers, String after) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(listed().contains("EMAIL_IS_OTHER_ACCOUNT"))
                        .as(after)
                        .isEqualTo(anothers));
    }

    @Test
    void the_list_knows_at_once_when_the_desk_ends_an_access_and_gives_it_back() {
        theListSays(true, "both have the mailbox");
        riverside.desk.post(file + "/access/ending", Map.of("why", "somebody else took it"));
        theListSays(false, "ended");
        riverside.desk.post(file + "/access/ending/undo", Map.of());
        theListSays(true, "given back");
    }

    @Test
    void the_list_of_one_club_knows_within_seconds_what_an_invitation_of_another_proved() {
        var second = Riverside.address("second");
        var zoe = riverside.add("Zoe", "Roux", Map.of("email", second));
        Awaitility.await().untilAsserted(() -> assertThat(listed(zoe)).containsExactly("NOT_INVITED"));
        var lakeside = new Riverside();
        var there = lakeside.add("Ada", "Martin", Map.of("email", second));
        var browser = new Browser();
        var page = lakeside.opened(browser, lakeside.invited(there, second));
        var taken =
                browser.post(page, Map.of("how", "existing", "identifier", address, "password", Riverside.PASSWORD));
        assertThat(Riverside.begins(taken)).as(taken.body()).isTrue();
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(listed(zoe)).contains("EMAIL_IS_OTHER_ACCOUNT"));
    }

    @Test
    void a_second_file_of_the_same_person_is_judged_anew_when_the_first_ones_access_ends_or_comes_back() {
        var about = Map.of("birth", "1984", "phone", "+33 6 12 34 56 70");
        var mail = Riverside.address("ida");
        var first = riverside.add("Ida", "Berg", with(about, mail));
        accepts(first, mail);
        var second = riverside.add("Ida", "Berg", with(about, Riverside.address("ida")));
        theSecondFile(second, "BLOCKS");
        riverside.desk.post(first + "/access/ending", Map.of("why", "somebody else took it"));
        theSecondFile(second, "NOTE");
        riverside.desk.post(first + "/access/ending/undo", Map.of());
        theSecondFile(second, "BLOCKS");
    }

    /** As with somebody whose second factor was still to be shown when they took their invitation. */
    @Test
    void a_second_file_of_the_same_person_is_judged_anew_when_they_come_in_for_the_first_time() {
        var about = Map.of("birth", "1984", "phone", "+33 6 12 34 56 71");
        var mail = Riverside.address("ida");
        var first = riverside.add("Ida", "Berg", with(about, mail));
        accepts(first, mail);
        riverside
                .sql
                .sql("update access set last_entered_at = null where club_id = :club and member_id = :member::uuid")
                .param("club", riverside.club.id().value())
                .param("member", first.substring(first.lastIndexOf('/') + 1))
                .update();
        var second = riverside.add("Ida", "Berg", with(about, Riverside.address("ida")));
        theSecondFile(second, "NOTE");
        new Browser().post(riverside.door, Map.of("identifier", mail, "password", Riverside.PASSWORD));
        theSecondFile(second, "BLOCKS");
    }

    private void accepts(String path, String mail) {
        var browser = new Browser();
        var page = Riverside.location(browser.get(riverside.invited(path, mail)));
        browser.post(page + "/open", Map.of("fact", "1984"));
        assertThat(Riverside.begins(browser.post(page, Map.of("password", Riverside.PASSWORD))))
                .isTrue();
    }

    private static Map<String, String> with(Map<String, String> about, String mail) {
        var all = new HashMap<>(about);
        all.put("email", mail);
        return all;
    }

    private void theSecondFile(String path, String weight) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(riverside
                                .sql
                                .sql("select weight from member_finding where club_id = :club"
                                        + " and member_id = :member::uuid and code = 'DUPLICATE_MEMBER'")
                                .param("club", riverside.club.id().value())
                                .param("member", path.substring(path.lastIndexOf('/') + 1))
                                .query(String.class)
                                .list())
                        .containsExactly(weight));
    }

    @Test
    void the_list_knows_at_once_when_the_person_leaves_the_club() {
        theListSays(true, "both have the mailbox");
        var leaving = riverside.door + "me/" + file.substring(file.lastIndexOf('/') + 1) + "/leaving";
        assertThat(ada.post(leaving + "/club", Map.of()).statusCode()).isEqualTo(303);
        theListSays(false, "left");
    }

    @Test
    void the_list_knows_at_once_when_a_merge_ends_the_access_and_its_undo_brings_it_back() {
        theListSays(true, "both have the mailbox");
        var other = Riverside.address("other");
        var survivor = riverside.add("Ada", "Martin", Map.of("email", other));
        riverside.accepted(riverside.invited(survivor, other));
        var page = survivor + "/merge/" + file.substring(file.lastIndexOf('/') + 1);
        var versions =
                riverside.owner.get(page).body().replaceAll("(?s).*name=\"versions\" value=\"([^\"]*)\".*", "$1");
        riverside.owner.post(page, Map.of("versions", versions, "checked", "ID_CARD", "own", "THIS"));
        theListSays(false, "merged into a file with an account of its own");
        riverside.owner.post(file + "/merged/undo", Map.of());
        theListSays(true, "taken apart");
    }

    @Test
    void the_list_knows_at_once_when_whoever_signs_in_there_works_here_and_does_no_more() {
        riverside.desk.post(file + "/access/ending", Map.of("why", "somebody else took it"));
        theListSays(false, "ended");
        var known = Riverside.mails(address).size();
        riverside.owner.post(riverside.door + "desk/staff/invitations", Map.of("email", address, "role", "COACH"));
        var browser = new Browser();
        var page = riverside.opened(browser, Riverside.link(riverside.newMail(address, known)));
        browser.post(page, Map.of("how", "existing", "identifier", address, "password", Riverside.PASSWORD));
        theListSays(true, "works here");
        var account = riverside
                .sql
                .sql("select account_id::text from account_address where key = :key and signs_in")
                .param("key", address)
                .query(String.class)
                .single();
        riverside.owner.post(riverside.door + "desk/staff/" + account + "/ending", Map.of());
        theListSays(false, "works here no more");
    }
}
