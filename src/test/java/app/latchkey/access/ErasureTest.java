package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.latchkey.clubs.Role;
import app.latchkey.platform.database.Transactions;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class ErasureTest {
    private final Riverside riverside = new Riverside();
    private final Transactions clock = RunningHouse.bean(Transactions.class);
    private final Duration before = clock.clockOffset();
    private final String word = "zyx" + UUID.randomUUID().toString().substring(0, 8);
    private final String address = word + "@riverside.example";
    private final String file = riverside.add(
            "Ada" + word,
            "Martin" + word,
            Map.of(
                    "email",
                    address,
                    "notes",
                    "Knows " + word,
                    "tags",
                    word,
                    "externalId",
                    word,
                    "phone",
                    "+33 6 98 76 54 32"));

    @AfterEach
    void today() {
        clock.moveClock(before);
    }

    private String id() {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    private String number() {
        return riverside
                .sql
                .sql("select number::text from member where id = :id")
                .param("id", UUID.fromString(id()))
                .query(String.class)
                .single();
    }

    private Browser accepted() {
        var browser = new Browser();
        var page = Riverside.location(browser.get(riverside.invited(file, address)));
        browser.get(page);
        browser.post(page + "/open", Map.of("fact", "5432"));
        var inside = browser.post(page, Map.of("password", Riverside.PASSWORD));
        assertThat(Riverside.begins(inside)).as(inside.body()).isTrue();
        return browser;
    }

    private void removed() {
        riverside.owner.post(file + "/archive", Map.of("why", "Left, says " + word));
    }

    private String asked(Browser who, String number) {
        var answer = who.post(file + "/erasure", Map.of("number", number, "why", "As " + word + " asked"));
        return answer.statusCode() == 303 ? who.get(Riverside.location(answer)).body() : "" + answer.statusCode();
    }

    private void aWeekLater() {
        clock.moveClock(before.plus(Duration.ofDays(7)).plusMinutes(1));
    }

    private void erased() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> riverside.count("member where club_id = :club and erased_at is not null") > 0);
    }

    /** Where in the whole database this word still stands. */
    private List<String> stands(String text) {
        var found = new ArrayList<String>();
        var tables = riverside
                .sql
                .sql(
                        "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'"
                                + " order by 1")
                .query(String.class)
                .list();
        for (var table : tables)
            if (riverside
                            .sql
                            .sql("select count(*) from " + table + " t where t::text ilike '%" + text + "%'")
                            .query(Long.class)
                            .single()
                    > 0) found.add(table);
        return found;
    }

    @Test
    void after_seven_days_nothing_says_any_more_whose_file_it_was() {
        var ada = accepted();
        riverside.signIn(new Browser(), address, "no such password at all");
        riverside.owner.post(file + "/edit", Map.of("version", "0"));
        Awaitility.await().until(() -> riverside.count("attempt_unjudged where club_id = :club") == 0);
        removed();
        var known = Riverside.mails(address).size();
        assertThat(asked(riverside.owner, number())).contains("erased in seven days");
        assertThat(riverside.newMail(address, known).subject()).contains("will be erased");
        assertThat(riverside.owner.get(file + "/data").body()).contains("Stop it");

        aWeekLater();
        erased();
        clock.moveClock(before);

        // Of the account, which is the person's own, everything is still there.
        assertThat(stands(word))
                .isSubsetOf("account", "account_address", "message", "message_event", "address_delivery", "throttle");
        assertThat(riverside.count("message where club_id = :club and member_id is not null and address_as_sent <> ''"))
                .isZero();
        assertThat(riverside.count("message_event e join message m on m.club_id = e.club_id and m.id = e.message_id"
                        + " where e.club_id = :club and m.member_id is not null and e.detail <> '{}'"))
                .isZero();
        var shown = riverside.owner.get(file);
        assertThat(shown.statusCode()).isEqualTo(410);
        assertThat(shown.body()).contains("Erased file", "Added to the list").doesNotContain(word);
        assertThat(riverside
                        .owner
                        .get(riverside.door + "desk/members?removed=true")
                        .body())
                .doesNotContain(id());
        assertThat(riverside.owner.get(riverside.door + "desk/?who=" + word).body())
                .doesNotContain(id());
        riverside.owner.post(file + "/restoration", Map.of());
        assertThat(riverside.count("member where club_id = :club and archived_at is null"))
                .isZero();
        assertThat(riverside.count("erasure_journal j join member m on m.club_id = :club"
                        + " and j.hash = sha256(convert_to(m.id::text, 'UTF8'))"))
                .isEqualTo(1);
        assertThat(ada.get(riverside.door + "me/" + id() + "/").body()).doesNotContain("bottomtabs");
        assertThat(riverside.count("audit where club_id = :club and subject_id is not null"))
                .isPositive();
    }

    @Test
    void what_was_merged_into_the_file_goes_with_it() {
        var twin = riverside.add("Twin" + word, "Martin", Map.of("email", "twin." + address));
        var page = file + "/merge/" + twin.substring(twin.lastIndexOf('/') + 1);
        assertThat(riverside
                        .owner
                        .post(page, Map.of("checked", "KNOWN", "versions", "0 0"))
                        .statusCode())
                .isEqualTo(303);
        removed();
        asked(riverside.owner, number());
        aWeekLater();
        erased();
        clock.moveClock(before);
        assertThat(stands(word)).isSubsetOf("address_delivery");
        assertThat(riverside
                        .owner
                        .get(Riverside.location(riverside.owner.post(twin + "/merged/undo", Map.of())))
                        .statusCode())
                .isEqualTo(410);
    }

    @Test
    void it_takes_a_file_that_was_removed_its_number_and_a_reason() {
        assertThat(asked(riverside.owner, number())).contains("Remove the file from the list first");
        removed();
        assertThat(asked(riverside.owner, "1")).contains("not the number of this file");
        assertThat(riverside.count("erasure where club_id = :club")).isZero();
        assertThat(asked(riverside.desk, number())).isEqualTo("403");
        assertThat(asked(RunningHouse.staff(riverside.club, Role.MANAGER), number()))
                .contains("erased in seven days");
        assertThat(asked(riverside.owner, number())).contains("asked already");
    }

    @Test
    void it_is_stopped_by_a_click_and_by_putting_the_file_back() {
        removed();
        asked(riverside.owner, number());
        assertThat(riverside
                        .owner
                        .follow(riverside.owner.post(file + "/erasure/stop", Map.of()))
                        .body())
                .contains("Stopped. The file stays.");
        asked(riverside.owner, number());
        riverside.owner.post(file + "/restoration", Map.of());
        aWeekLater();
        Awaitility.await()
                .during(Duration.ofSeconds(4))
                .atMost(Duration.ofSeconds(8))
                .until(() -> riverside.count("member where club_id = :club and erased_at is not null") == 0);
        assertThat(riverside.owner.get(file).statusCode()).isNotEqualTo(410);
    }

    @Test
    void a_merge_does_not_bring_back_a_file_that_is_to_be_erased() {
        var twin = riverside.add("Twin" + word, "Martin", Map.of("email", "twin." + address));
        removed();
        asked(riverside.owner, number());
        var page = twin + "/merge/" + id();
        assertThat(riverside.owner.get(page).body()).contains("asked that the other file be erased");
        riverside.owner.post(page, Map.of("checked", "KNOWN", "versions", "0 0"));
        assertThat(riverside.count("member where club_id = :club and merged_into is not null"))
                .isZero();
        riverside.owner.post(file + "/erasure/stop", Map.of());
        assertThat(riverside.owner.get(page).body()).doesNotContain("asked that the other file be erased");
    }

    @Test
    void nobody_erases_before_time_nor_for_another_club_nor_a_file_on_the_list() {
        removed();
        asked(riverside.owner, number());
        var erasure = riverside
                .sql
                .sql("select id from erasure where club_id = :club")
                .param("club", riverside.club.id().value())
                .query(UUID.class)
                .single();
        assertThat(erase(riverside, erasure)).isZero();
        var other = new Riverside();
        assertThatThrownBy(() -> clock.inClub(
                        other.club.id(),
                        () -> RunningHouse.bean(JdbcClient.class)
                                .sql("select erase_member(:club, :id, now())")
                                .param("club", riverside.club.id().value())
                                .param("id", erasure)
                                .query(Integer.class)
                                .single()))
                .isInstanceOf(DataAccessException.class);
        for (var table : List.of("audit", "attempt", "message_event"))
            assertThatThrownBy(() -> clock.inClub(
                            riverside.club.id(),
                            () -> RunningHouse.bean(JdbcClient.class)
                                    .sql("delete from " + table + " where club_id = :club")
                                    .param("club", riverside.club.id().value())
                                    .update()))
                    .as("the application itself deletes nothing of " + table)
                    .isInstanceOf(DataAccessException.class);
        assertThat(riverside.count("member where club_id = :club and erased_at is not null"))
                .isZero();
    }

    private int erase(Riverside where, UUID erasure) {
        return clock.inClub(
                where.club.id(),
                () -> RunningHouse.bean(JdbcClient.class)
                        .sql("select erase_member(:club, :id, now())")
                        .param("club", where.club.id().value())
                        .param("id", erasure)
                        .query(Integer.class)
                        .single());
    }

    @Test
    void a_file_of_the_team_or_of_ones_own_is_not_erased() {
        accepted();
        removed();
        var account = riverside
                .sql
                .sql("select account_id from access where club_id = :club and ended_at is null")
                .param("club", riverside.club.id().value())
                .query(UUID.class)
                .single();
        clock.inClub(
                riverside.club.id(),
                () -> RunningHouse.bean(app.latchkey.clubs.Staff.class)
                        .give(riverside.club.id(), new app.latchkey.platform.ids.AccountId(account), Role.MANAGER));
        assertThat(asked(riverside.owner, number())).contains("Somebody of the team acts for this file");
        var ada = new Browser();
        riverside.signIn(ada, address, Riverside.PASSWORD);
        assertThat(asked(ada, number())).contains("Your own account acts for this file");
    }

    @Test
    void a_closed_account_is_erased_as_its_person_wished_and_the_club_keeps_its_file() {
        var ada = accepted();
        HttpResponse<String> closed =
                ada.post(riverside.door + "me/" + id() + "/leaving/account", Map.of("erase", "true"));
        assertThat(closed.statusCode()).isEqualTo(303);
        aWeekLater();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> !stands(word).contains("account_address"));
        clock.moveClock(before);
        assertThat(stands(word)).doesNotContain("account", "password", "session", "device");
        assertThat(riverside.owner.get(file).body()).contains(word);
        assertThat(Riverside.begins(riverside.signIn(new Browser(), address, Riverside.PASSWORD)))
                .isFalse();
    }
}
