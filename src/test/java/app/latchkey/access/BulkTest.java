package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.access.grants.Access;
import app.latchkey.access.grants.Accesses;
import app.latchkey.accounts.AccountAddresses;
import app.latchkey.accounts.Accounts;
import app.latchkey.audit.Actor;
import app.latchkey.members.ContactAddress;
import app.latchkey.members.MemberDetails;
import app.latchkey.members.Members;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
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
    void whoever_waits_for_a_stopped_lane_is_told_their_place_and_goes_first_at_one_click() {
        var stopped = riverside.owner.post(riverside.door + "desk/messages/lanes/REMINDER/pauses", Map.of());
        assertThat(stopped.statusCode()).as(stopped.body()).isEqualTo(303);
        add(25);
        riverside.desk.post(path, YES);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> invited() == 25);
        var some = List.of(0, 1, 12, 23, 24);
        assertThat(some.stream().map(this::place)).allMatch(place -> place.matches("[1-9][0-9]*"));
        assertThat(some.stream().map(this::place)).doesNotHaveDuplicates();
        var last = 24;
        riverside.remedy(riverside.desk, file(last), "MOVE_TO_FRONT");
        var address = riverside
                .sql
                .sql("select address_as_sent from message where club_id = :club and lane = 'ACCESS'")
                .param("club", riverside.club.id().value())
                .query(String.class)
                .single();
        assertThat(riverside.newMail(address, 0).subject()).isNotEmpty();
        assertThat(place(last)).isEmpty();
    }

    private String file(int n) {
        var id = riverside
                .sql
                .sql("select id::text from member where club_id = :club and first = :name")
                .param("club", riverside.club.id().value())
                .param("name", "Ada" + n)
                .query(String.class)
                .single();
        return riverside.door + "desk/members/" + id;
    }

    private String place(int n) {
        var shown = Pattern.compile("Place among your mails there</dt>\\s*<dd[^>]*>([0-9]+)")
                .matcher(riverside.desk.get(file(n)).body());
        return shown.find() ? shown.group(1) : "";
    }

    /** A click on many is bulk mail: nobody of them passes somebody who asked alone. */
    @Test
    void more_than_twenty_at_one_click_stay_in_the_lane_of_reminders_whatever_is_done_for_them() {
        var stopped = riverside.owner.post(riverside.door + "desk/messages/lanes/REMINDER/pauses", Map.of());
        assertThat(stopped.statusCode()).as(stopped.body()).isEqualTo(303);
        add(25);
        riverside.desk.post(path, YES);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> invited() == 25);
        var moved = Riverside.location(helpAll("MOVE_TO_FRONT"));
        helped(moved, 25);
        assertThat(lanes()).containsExactly("REMINDER 25");
        assertThat(riverside.count("ready_reminder where club_id = :club")).isEqualTo(25);
    }

    @Test
    void resets_of_more_than_twenty_at_one_click_leave_in_the_lane_of_reminders() {
        add(22);
        var files = riverside
                .sql
                .sql("select id from member where club_id = :club")
                .param("club", riverside.club.id().value())
                .query(UUID.class)
                .list();
        files.forEach(file -> giveAccess(new MemberId(file)));
        helped(Riverside.location(helpAll("SEND_RESET")), 22);
        assertThat(lanes()).containsExactly("REMINDER 22");
    }

    private void helped(String follow, int many) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> riverside.desk.get(follow).body().contains(many + " people were helped"));
    }

    private void giveAccess(MemberId member) {
        RunningHouse.bean(Transactions.class).inClub(riverside.club.id(), () -> {
            var account = RunningHouse.bean(Accounts.class).create("Ada", Locale.ENGLISH);
            var own = Riverside.address("own");
            RunningHouse.bean(AccountAddresses.class).prove(account, own, own, false);
            RunningHouse.bean(Accesses.class)
                    .give(
                            riverside.club.id(),
                            member,
                            account,
                            Access.Relation.SELF,
                            Optional.empty(),
                            "INVITATION",
                            Optional.empty());
        });
    }

    private List<String> lanes() {
        return riverside
                .sql
                .sql("select lane || ' ' || count(*) from message where club_id = :club group by lane order by lane")
                .param("club", riverside.club.id().value())
                .query(String.class)
                .list();
    }

    @Test
    void a_short_list_is_invited_at_once() {
        add(3);
        assertThat(Riverside.location(riverside.desk.post(path, YES))).endsWith("/desk/members");
        assertThat(invited()).isEqualTo(3);
    }

    private final String help = riverside.door + "desk/access/remedies";

    private HttpResponse<String> helpAll(String remedy) {
        return riverside.desk.post(help, Map.of("remedy", remedy, "confirmed", "1"));
    }

    /** Somebody whose reset helps, two for whom nobody may decide from afar, one to be invited: and what each of them gets. */
    @Test
    void many_are_helped_by_what_needs_nobody_and_the_others_are_named() {
        var locked = Riverside.address("ada");
        riverside.accepted(riverside.invited(riverside.add("Ada", "Martin", Map.of("email", locked)), locked));
        riverside.signIn(new Browser(), locked, "wrong");
        Awaitility.await()
                .until(() -> riverside.count("attempt_match where club_id = :club and reason = 'WRONG_PASSWORD'") > 0);
        riverside.add("Ben", "Roux", Map.of("email", "ben@gmial.com"));
        riverside.add("Karl", "Jansen", Map.of());
        riverside.add("Zoe", "Prins", Map.of("email", Riverside.address("zoe")));
        var before = files();
        var preview = riverside.desk.post(help, Map.of()).body();
        assertThat(preview)
                .contains(
                        "data-remedy=\"SEND_RESET\" data-count=\"1\"",
                        "data-remedy=\"INVITE\" data-count=\"1\"",
                        "data-onebyone=\"2\"")
                .doesNotContain("ACCEPT_SUGGESTION", "data-remedy=\"SLIP\"", "PUT_ON_FILE");
        var known = Riverside.mails(locked).size();
        var follow = Riverside.location(helpAll("SEND_RESET"));
        assertThat(riverside.newMail(locked, known).text()).contains("/k/");
        Awaitility.await().until(() -> riverside.desk.get(follow).body().contains("One person was helped"));
        assertThat(invited()).isEqualTo(1);
        assertThat(files()).isEqualTo(before);
        assertThat(riverside.count("audit where club_id = :club and sentence_code = 'access.audit.remedy'"
                        + " and params ->> 'remedy' = 'SEND_RESET'"))
                .isEqualTo(1);
    }

    /** An address that somebody typed, a suggestion, a code: nothing of it is done to many. */
    @Test
    void what_takes_a_check_is_never_done_to_many() {
        riverside.add("Ben", "Roux", Map.of("email", "ben@gmial.com"));
        var before = files();
        for (var remedy : List.of("ACCEPT_SUGGESTION", "PUT_ON_FILE", "SLIP", "DESK_QR", "RESTORE", "SWITCH_ON"))
            assertThat(helpAll(remedy).statusCode()).as(remedy).isEqualTo(200);
        assertThat(files()).isEqualTo(before);
        assertThat(riverside.count("bulk_invitation where club_id = :club")).isZero();
        assertThat(riverside.count("access_grant where club_id = :club")).isZero();
    }

    @Test
    void namesakes_are_not_helped_with_all() {
        var shared = Riverside.address("dupont");
        riverside.add("Jean", "Dupont", Map.of("email", shared, "birth", "1950"));
        riverside.add("Jean", "Dupont", Map.of("email", shared, "birth", "1982"));
        riverside.add("Zoe", "Prins", Map.of("email", Riverside.address("zoe")));
        var follow = Riverside.location(helpAll("INVITE"));
        Awaitility.await().until(() -> riverside.desk.get(follow).body().contains("One person was helped"));
        assertThat(Riverside.mails(shared)).isEmpty();
        assertThat(invited()).isEqualTo(1);
    }

    private List<String> files() {
        return riverside
                .sql
                .sql("select m.id || a.as_given from member m join member_address a"
                        + " on a.club_id = m.club_id and a.member_id = m.id where m.club_id = :club order by 1")
                .param("club", riverside.club.id().value())
                .query(String.class)
                .list();
    }
}
