package app.latchkey.access;

import static app.latchkey.access.Riverside.location;
import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.audit.Actor;
import app.latchkey.clubs.Role;
import app.latchkey.clubs.Staff;
import app.latchkey.members.MemberImport;
import app.latchkey.members.rows.FoundBy;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class MergeTest {
    private static final String PHONE = "+33 6 12 34 56 78";

    private final Riverside riverside = new Riverside();
    private final String before = Riverside.address("emma");
    private final String after = Riverside.address("emma.larsen");
    private final String old = riverside.add(
            "Emma",
            "Larsen",
            Map.of("email", before, "birth", "1991", "phone", PHONE, "tags", "judo", "notes", "Since 2019"));
    private final String twin = riverside.add(
            "Emma",
            "Larsen",
            Map.of(
                    "email",
                    after,
                    "birth",
                    "1991",
                    "phone",
                    PHONE,
                    "tags",
                    "kids",
                    "notes",
                    "Pays by card",
                    "externalId",
                    "X-7"));

    private static String id(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    private String page(String survivor, String absorbed) {
        return survivor + "/merge/" + id(absorbed);
    }

    private HttpResponse<String> merge(Browser who, String survivor, String absorbed, Map<String, String> more) {
        var shown = who.get(page(survivor, absorbed)).body();
        var form = new HashMap<>(Map.of("checked", "ID_CARD", "versions", versions(shown)));
        form.putAll(more);
        return who.post(page(survivor, absorbed), form);
    }

    private static String versions(String page) {
        return page.contains("name=\"versions\"")
                ? page.replaceAll("(?s).*name=\"versions\" value=\"([^\"]*)\".*", "$1")
                : "";
    }

    private void merged(String survivor, String absorbed) {
        var answer = merge(riverside.owner, survivor, absorbed, Map.of());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(location(answer)).isEqualTo(survivor);
    }

    private HttpResponse<String> undo(Browser who, String absorbed) {
        return who.post(absorbed + "/merged/undo", Map.of());
    }

    private Browser enters(String file, String address) {
        var link = riverside.invited(file, address);
        var browser = new Browser();
        var page = location(browser.get(link));
        browser.get(page);
        browser.post(page + "/open", Map.of("fact", "1991"));
        var inside = browser.post(page, Map.of("password", Riverside.PASSWORD));
        assertThat(Riverside.begins(inside)).as(inside.body()).isTrue();
        return browser;
    }

    private AccountId account(String file) {
        return new AccountId(riverside
                .sql
                .sql(
                        "select account_id from access where member_id = :member and relation = 'SELF' and ended_at is null")
                .param("member", UUID.fromString(id(file)))
                .query(UUID.class)
                .single());
    }

    private String top(String file) {
        return riverside.owner.get(file + "/access").body().replaceAll("(?s).*data-code=\"([^\"]*)\".*", "$1");
    }

    private String username(String file) {
        return riverside
                .sql
                .sql("select name from member_username where member_id = :member and retired_at is null")
                .param("member", UUID.fromString(id(file)))
                .query(String.class)
                .single();
    }

    /** Every row of the club and every account, but what only ever grows and what says when it was looked at. */
    private Map<String, List<String>> everything() {
        var tables = riverside.sql.sql("""
                        select table_name from information_schema.columns where table_schema = 'public' and column_name = 'club_id'
                          and table_name not in ('audit', 'audit_text', 'merge', 'merge_row', 'message_event', 'message_attempt',
                            'refresh_queue', 'lane_minute', 'account_club', 'link_route', 'inbound_request')
                          and table_name not like 'ready%' order by 1""").query(String.class).list();
        var all = new TreeMap<String, List<String>>();
        for (var table : tables)
            all.put(
                    table,
                    rows("select (to_jsonb(t) - 'version' - 'changed_at' - 'refreshed_at' - 'due_at')::text from "
                            + table + " t where club_id = :club"
                            + (table.equals("message") ? " and kind <> 'access.notice'" : "")));
        for (var table : List.of("account", "account_address", "password"))
            all.put(
                    table,
                    rows("select to_jsonb(t)::text from " + table + " t where "
                            + (table.equals("account") ? "id" : "account_id")
                            + " in (select account_id from access where club_id = :club)"));
        return all;
    }

    private List<String> rows(String statement) {
        return riverside
                .sql
                .sql(statement + " order by 1")
                .param("club", riverside.club.id().value())
                .query(String.class)
                .list();
    }

    private void quiet() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> riverside.count("message where club_id = :club and state in ('QUEUED', 'DELAYED')") == 0
                        && riverside.count("refresh_queue where club_id = :club") == 0
                        && riverside.count("attempt_unjudged where club_id = :club") == 0);
    }

    @Test
    void two_files_become_one_and_two_again_exactly_as_they_were() {
        var ada = enters(old, before);
        riverside.invited(twin, after);
        riverside.signIn(new Browser(), username(twin), "not the password");
        card("c1", twin);
        var other = riverside.add("Emma", "Larsen", Map.of("birth", "1991", "phone", PHONE));
        riverside.remedy(riverside.owner, other, "NOT_SAME");
        guardian(old);
        guardian(twin);
        quiet();
        var was = everything();

        merged(old, twin);
        quiet();
        assertThat(everything()).isNotEqualTo(was);
        assertThat(everything().get("account")).isEqualTo(was.get("account"));
        assertThat(everything().get("password")).as("no credential is written").isEqualTo(was.get("password"));
        assertThat(everything().get("account_address")).isEqualTo(was.get("account_address"));
        assertThat(top(twin)).isEqualTo("MERGED_AWAY");
        assertThat(riverside.owner.get(twin + "/access").body())
                .as("what is tried with somebody is tried with the file that is left")
                .doesNotContain("/access/watch", "/access/rehearsal", "/view\"");
        assertThat(riverside.owner.get(old + "/access").body())
                .contains("/access/watch", "/access/rehearsal", "/view\"");
        assertThat(ada.get(riverside.door + "me/" + id(twin) + "/").headers().firstValue("Location"))
                .as("the old file's own address leads on")
                .contains(riverside.door + "me/" + id(old) + "/");

        assertThat(location(undo(riverside.owner, twin))).isEqualTo(twin);
        quiet();
        var is = everything();
        for (var table : was.keySet()) assertThat(is.get(table)).as(table).isEqualTo(was.get(table));
        assertThat(riverside.owner.get(twin + "/access").body()).doesNotContain("MERGED_AWAY");
    }

    private void card(String number, String file) {
        riverside
                .sql
                .sql("""
                      insert into member_card (club_id, number, as_given, value, member_id, since)
                      values (:club, :number, :number, case when :number ~ '^[0-9]+$' then :number::bigint end, :member, now())
                      """)
                .param("club", riverside.club.id().value())
                .param("number", number)
                .param("member", UUID.fromString(id(file)))
                .update();
        var member = new MemberId(UUID.fromString(id(file)));
        RunningHouse.bean(Transactions.class)
                .inClub(
                        riverside.club.id(),
                        () -> RunningHouse.bean(FoundBy.class).refresh(riverside.club.id(), member));
    }

    private String tom = "";

    /** Tom looks after the file. */
    private void guardian(String file) {
        if (tom.isEmpty()) {
            tom = Riverside.address("tom");
            riverside.accepted(riverside.invited(riverside.add("Tom", "Larsen", Map.of("email", tom)), tom));
        }
        var given = riverside.owner.post(file + "/guardians", Map.of("named", tom, "why", "her carer"));
        assertThat(given.statusCode()).as(given.body()).isEqualTo(303);
    }

    @Test
    void whatever_led_to_the_old_file_leads_to_the_survivor() {
        enters(old, before);
        var name = username(twin);
        card("990017", twin);
        var number = riverside
                .sql
                .sql("select number::text from member where id = :member")
                .param("member", UUID.fromString(id(twin)))
                .query(String.class)
                .single();
        merged(old, twin);
        for (var identifier : List.of(name, number, "990017"))
            assertThat(Riverside.begins(riverside.signIn(new Browser(), identifier, Riverside.PASSWORD)))
                    .as(identifier)
                    .isTrue();
        for (var said : List.of(name, number, after)) {
            assertThat(riverside.owner.get(riverside.door + "desk/?who=" + said).body())
                    .as("the box, " + said)
                    .contains(id(old));
            assertThat(riverside
                            .owner
                            .get(riverside.door + "desk/members?q=" + said)
                            .body())
                    .as("the list, " + said)
                    .contains(id(old))
                    .doesNotContain(id(twin));
        }
        var file = riverside.owner.get(old).body();
        assertThat(file).contains("judo", "kids", "Another file became part of this one", "became part of this file");
        assertThat(riverside.owner.get(twin).body()).contains("Old file", id(old));
        assertThat(riverside.owner.get(twin + "/edit").statusCode()).isEqualTo(200);
        assertThat(riverside.owner.post(twin + "/archive", Map.of("why", "x")).statusCode())
                .isEqualTo(303);
        assertThat(top(twin)).isEqualTo("MERGED_AWAY");
    }

    @Test
    void each_field_is_taken_from_the_file_that_was_chosen() {
        var answer = merge(
                riverside.owner,
                old,
                twin,
                Map.of("email", "OTHER", "notes", "BOTH", "externalId", "OTHER", "phone", "THIS"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        var file = riverside.owner.get(old + "/edit").body();
        assertThat(file).contains(after, "X-7", "Since 2019\nPays by card");
        assertThat(riverside.owner.get(old).body()).contains(before);
        undo(riverside.owner, twin);
        assertThat(riverside.owner.get(old + "/edit").body())
                .contains(before, "Since 2019")
                .doesNotContain("X-7");
        assertThat(riverside.owner.get(twin + "/edit").body()).contains(after, "X-7");
    }

    @Test
    void what_was_edited_since_stays_when_the_files_are_taken_apart() {
        merge(riverside.owner, old, twin, Map.of("email", "OTHER"));
        var form = riverside.owner.get(old + "/edit").body();
        var version = form.replaceAll("(?s).*name=\"version\" value=\"([^\"]*)\".*", "$1");
        var moved = Riverside.address("moved");
        riverside.owner.post(
                old + "/edit",
                Map.of(
                        "version", version, "first", "Emma", "last", "Larsen", "email", moved, "birth", "1991", "phone",
                        PHONE));
        undo(riverside.owner, twin);
        assertThat(riverside.owner.get(old + "/edit").body()).contains(moved);
        assertThat(riverside.owner.get(twin + "/edit").body()).contains(after);
    }

    @Test
    void an_open_invitation_of_the_old_file_ends_and_one_click_invites_anew() {
        var link = riverside.invited(twin, after);
        merge(riverside.owner, old, twin, Map.of("email", "OTHER"));
        assertThat(new Browser().get(link).body()).contains("Send a new").doesNotContain("name=\"password\"");
        assertThat(top(old)).isEqualTo("LINK_SUPERSEDED");
        var known = Riverside.mails(after).size();
        riverside.remedy(riverside.owner, old, "RESEND");
        var browser = new Browser();
        var page = location(browser.get(Riverside.link(riverside.newMail(after, known))));
        browser.get(page);
        browser.post(page + "/open", Map.of("fact", "1991"));
        assertThat(Riverside.begins(browser.post(page, Map.of("password", Riverside.PASSWORD))))
                .isTrue();
    }

    @Test
    void two_accounts_are_two_people_until_the_desk_has_checked_and_says_which_one_stays() {
        enters(old, before);
        var second = enters(twin, after);
        var shown = riverside.owner.get(page(old, twin)).body();
        assertThat(shown).contains("Which account stays?").doesNotContain("value=\"QUESTION\"");
        assertThat(merge(riverside.owner, old, twin, Map.of()).statusCode()).isEqualTo(422);
        assertThat(merge(riverside.owner, old, twin, Map.of("own", "OTHER", "checked", "QUESTION"))
                        .statusCode())
                .as("a question answered is not enough for that")
                .isEqualTo(422);
        var first = account(old);
        var other = account(twin);
        var known = Riverside.mails(before).size();
        assertThat(merge(riverside.owner, old, twin, Map.of("own", "OTHER")).statusCode())
                .isEqualTo(303);
        assertThat(account(old)).isEqualTo(other);
        assertThat(riverside.newMail(before, known).subject()).contains("has ended");
        assertThat(second.get(riverside.door + "me/" + id(old) + "/").body()).contains("bottomtabs");
        assertThat(Riverside.begins(riverside.signIn(new Browser(), username(old), Riverside.PASSWORD)))
                .isTrue();
        var back = Riverside.mails(before).size();
        undo(riverside.owner, twin);
        assertThat(account(old)).isEqualTo(first);
        assertThat(account(twin)).isEqualTo(other);
        assertThat(riverside.newMail(before, back).subject()).contains("apart again");
    }

    @Test
    void an_undo_that_would_bring_a_second_own_access_is_refused() {
        enters(old, before);
        enters(twin, after);
        merge(riverside.owner, old, twin, Map.of("own", "THIS"));
        // The account that lost its access comes in by a third file meanwhile.
        var third = Riverside.address("third");
        var link = riverside.invited(riverside.add("Emma", "Larsen", Map.of("email", third)), third);
        var browser = new Browser();
        var page = riverside.opened(browser, link);
        var inside = browser.post(page, Map.of("how", "existing", "identifier", after, "password", Riverside.PASSWORD));
        assertThat(Riverside.begins(inside)).as(inside.body()).isTrue();
        assertThat(riverside.owner.get(location(undo(riverside.owner, twin))).body())
                .contains("belongs to somebody else by now");
        assertThat(top(twin)).isEqualTo("MERGED_AWAY");
    }

    @Test
    void two_who_were_told_apart_stay_two() {
        assertThat(location(riverside.remedy(riverside.owner, twin, "NOT_SAME")))
                .isEqualTo(twin);
        assertThat(riverside.owner.get(page(old, twin)).body()).contains("these are two people");
        assertThat(merge(riverside.owner, old, twin, Map.of()).statusCode()).isEqualTo(422);
        assertThat(merge(riverside.owner, twin, old, Map.of()).statusCode()).isEqualTo(422);
        assertThat(riverside.count("merge where club_id = :club")).isZero();
    }

    @Test
    void what_was_switched_off_or_unwanted_on_one_file_is_not_lifted_by_the_other() {
        riverside.owner.post(twin + "/access-switch", Map.of("off", "true", "why", "Unpaid"));
        riverside.owner.post(twin + "/invitable", Map.of("yes", "false"));
        merged(old, twin);
        assertThat(top(old)).isEqualTo("ACCESS_SWITCHED_OFF");
        undo(riverside.owner, twin);
        assertThat(top(old)).isNotEqualTo("ACCESS_SWITCHED_OFF");
        assertThat(top(twin)).isEqualTo("ACCESS_SWITCHED_OFF");
    }

    @Test
    void a_guardian_of_both_keeps_one_row_and_whoever_was_switched_off_stays_so() {
        guardian(old);
        guardian(twin);
        riverside.owner.post(twin + "/guardians/" + row(twin) + "/switch", Map.of("off", "true", "why", "x"));
        merged(old, twin);
        assertThat(riverside.count(
                        "access where club_id = :club and relation = 'GUARDIAN' and ended_at is null and off_at"
                                + " is not null"))
                .isEqualTo(1);
        assertThat(riverside.count("access where club_id = :club and relation = 'GUARDIAN' and ended_at is null"))
                .isEqualTo(1);
        undo(riverside.owner, twin);
        assertThat(riverside.count("access where club_id = :club and relation = 'GUARDIAN' and ended_at is null"))
                .isEqualTo(2);
    }

    private UUID row(String file) {
        return riverside
                .sql
                .sql("select id from access where member_id = :member and ended_at is null")
                .param("member", UUID.fromString(id(file)))
                .query(UUID.class)
                .single();
    }

    @Test
    void merge_of_a_file_linked_to_oneself() {
        enters(twin, after);
        staff(account(twin), Role.MANAGER);
        var felix = new Browser();
        riverside.signIn(felix, after, Riverside.PASSWORD);
        assertThat(felix.get(page(old, twin)).body()).contains("Your own account acts for one of these files");
        for (var way : List.of(page(old, twin), page(twin, old)))
            assertThat(felix.post(way, Map.of("checked", "ID_CARD", "versions", "0 0"))
                            .statusCode())
                    .isEqualTo(422);
        assertThat(riverside.count("merge where club_id = :club")).isZero();
    }

    private void staff(AccountId account, Role role) {
        RunningHouse.bean(Transactions.class)
                .inClub(
                        riverside.club.id(),
                        () -> RunningHouse.bean(Staff.class).give(riverside.club.id(), account, role));
    }

    @Test
    void a_file_that_somebody_of_the_team_acts_for_is_merged_by_an_owner_alone_and_never_loses_their_access() {
        enters(old, before);
        enters(twin, after);
        staff(account(twin), Role.FRONT_DESK);
        var manager = RunningHouse.staff(riverside.club, Role.MANAGER);
        assertThat(merge(manager, old, twin, Map.of("own", "OTHER")).statusCode())
                .isEqualTo(422);
        assertThat(merge(riverside.owner, old, twin, Map.of("own", "THIS")).statusCode())
                .isEqualTo(422);
        assertThat(merge(riverside.owner, old, twin, Map.of("own", "OTHER")).statusCode())
                .isEqualTo(303);
        assertThat(undo(manager, twin).statusCode()).isEqualTo(303);
        assertThat(top(twin)).as("nor taken apart by anybody else").isEqualTo("MERGED_AWAY");
    }

    @Test
    void a_coach_and_whoever_left_the_desk_open_merge_nothing() {
        var coach = RunningHouse.staff(riverside.club, Role.COACH);
        assertThat(coach.get(page(old, twin)).statusCode()).isEqualTo(403);
        var clock = RunningHouse.bean(Transactions.class);
        var offset = clock.clockOffset();
        clock.moveClock(offset.plusMinutes(20));
        try {
            assertThat(location(riverside.owner.get(page(old, twin)))).contains("/fresh-proof");
            assertThat(location(riverside.owner.post(page(old, twin), Map.of())))
                    .contains("/fresh-proof");
        } finally {
            clock.moveClock(offset);
        }
    }

    @Test
    void after_thirty_days_it_stands_and_the_rows_that_remember_it_are_gone() {
        merged(old, twin);
        var clock = RunningHouse.bean(Transactions.class);
        var offset = clock.clockOffset();
        clock.moveClock(offset.plus(Duration.ofDays(30)).plusMinutes(1));
        try {
            var owner = RunningHouse.staff(riverside.club, Role.OWNER);
            assertThat(owner.get(twin + "/merged/undo").body()).contains("more than 30 days ago");
            assertThat(owner.get(location(undo(owner, twin))).body()).contains("more than 30 days ago");
        } finally {
            clock.moveClock(offset);
        }
        assertThat(top(twin)).isEqualTo("MERGED_AWAY");
    }

    @Test
    void a_chain_leads_in_one_step_and_is_taken_apart_newest_first() {
        var third = riverside.add("Emma", "Larsen", Map.of("birth", "1991", "phone", PHONE));
        var name = username(twin);
        merged(old, twin);
        merged(third, old);
        assertThat(riverside.owner.get(riverside.door + "desk/?who=" + name).body())
                .contains(id(third));
        assertThat(riverside.owner.get(location(undo(riverside.owner, twin))).body())
                .contains("Take that apart first");
        undo(riverside.owner, old);
        undo(riverside.owner, twin);
        for (var file : List.of(old, twin, third)) assertThat(top(file)).isNotEqualTo("MERGED_AWAY");
        assertThat(username(twin)).isEqualTo(name);
    }

    @Test
    void a_list_that_knows_the_old_files_id_brings_nobody_in_twice() throws IOException {
        merged(old, twin);
        var files = riverside.count("member where club_id = :club");
        for (var n = 0; n < 2; n++) {
            imports("external_id,first_name,last_name,email\nX-7,Emma,Larsen," + after + "\n");
            assertThat(riverside.count("member where club_id = :club")).isEqualTo(files);
        }
        merge(
                riverside.owner,
                old,
                riverside.add("Emma", "L.", Map.of("externalId", "X-9")),
                Map.of("externalId", "OTHER"));
        imports("external_id,first_name,last_name\nX-9,Emma,Larsen\n");
        assertThat(riverside.count("member where club_id = :club")).isEqualTo(files + 1);
    }

    private void imports(String lines) throws IOException {
        var list = Files.createTempFile("members", ".csv");
        Files.writeString(list, lines);
        var importing = RunningHouse.bean(MemberImport.class);
        var club = riverside.club.id();
        var started = importing.start(club, Actor.SYSTEM, list, "members.csv", MemberImport.Wishes.NONE, false);
        assertThat(started).isInstanceOf(MemberImport.Started.Import.class);
        var id = ((MemberImport.Started.Import) started).id();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> importing.status(club, id).orElseThrow().over());
        var totals = importing.status(club, id).orElseThrow().totals();
        assertThat(totals).containsEntry("rows", 1L).containsEntry("known", 1L);
    }

    @Test
    void two_files_that_contradict_each_other_are_said_to() {
        assertThat(riverside.owner.get(page(old, twin)).body()).doesNotContain("may be two people");
        var other = riverside.add("Emma", "Larsen", Map.of("birth", "1962"));
        assertThat(riverside.owner.get(page(old, other)).body()).contains("may be two people");
    }

    @Test
    void another_club_has_no_such_file() {
        var elsewhere = new Riverside();
        var there = elsewhere.add("Emma", "Larsen", Map.of("birth", "1991"));
        assertThat(riverside.owner.get(page(old, there)).statusCode()).isEqualTo(404);
        assertThat(riverside
                        .owner
                        .post(page(old, there), Map.of("checked", "KNOWN"))
                        .statusCode())
                .isEqualTo(404);
    }
}
