package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.audit.Actor;
import app.latchkey.clubs.Role;
import app.latchkey.members.MemberImport;
import app.latchkey.testing.Browser;
import app.latchkey.testing.Race;
import app.latchkey.testing.RunningHouse;
import app.latchkey.testing.TestDatabase;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever happens to two files while they become one: one of both comes first, nothing is lost and nobody meets an error. */
class MergeRacesTest {
    private static final int ROUNDS = 6;

    private final Riverside riverside = new Riverside();
    private final String first = Riverside.address("ines");
    private final String second = Riverside.address("rocha");
    private final String old = riverside.add("Ines", "Rocha", Map.of("email", first));
    private final String twin =
            riverside.add("Ines", "Rocha", Map.of("email", second, "externalId", "R-1", "phone", "+33 6 12 34 56 11"));
    private final Browser other = RunningHouse.staff(riverside.club, Role.OWNER);

    private static String id(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    private Callable<HttpResponse<String>> merge(Browser who, String survivor, String absorbed) {
        var page = survivor + "/merge/" + id(absorbed);
        var shown = who.get(page).body();
        var versions = shown.replaceAll("(?s).*name=\"versions\" value=\"([^\"]*)\".*", "$1");
        return () -> who.post(page, Map.of("checked", "KNOWN", "versions", versions));
    }

    private List<HttpResponse<String>> race(List<Callable<HttpResponse<String>>> racers) throws Exception {
        var answers = Race.of(racers.size(), n -> {
            try {
                return racers.get(n).call();
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.statusCode()).as(answer.body()).isLessThan(500));
        nothingIsLeftBehind();
        return answers;
    }

    /** An old file has no way in and leads to a file that is itself. */
    private void nothingIsLeftBehind() {
        var merged =
                " join member m on m.club_id = x.club_id and m.id = x.member_id where x.club_id = :club and m.merged_into is not null";
        assertThat(riverside.count("access x" + merged + " and x.ended_at is null"))
                .isZero();
        assertThat(riverside.count("access_grant x" + merged + " and x.used_at is null and x.closed_at is null"))
                .isZero();
        assertThat(riverside.count("member_username x" + merged)).isZero();
        assertThat(riverside.count("member_address x" + merged)).isZero();
        assertThat(riverside.count("member m join member i on i.club_id = m.club_id and i.id = m.merged_into"
                        + " where m.club_id = :club and i.merged_into is not null"))
                .isZero();
        assertThat(riverside.count(
                        "(select member_id from access where club_id = :club and relation = 'SELF' and ended_at"
                                + " is null group by member_id having count(*) > 1) x"))
                .isZero();
    }

    private long merges() {
        return riverside.count("merge where club_id = :club and undone_at is null");
    }

    private void apart() {
        var said = new StringBuilder();
        for (var file : List.of(twin, old))
            said.append(riverside
                    .owner
                    .get(Riverside.location(riverside.owner.post(file + "/merged/undo", Map.of())))
                    .body()
                    .replaceAll("(?s).*class=\"flash\"[^>]*>(.*?)</p>.*", "$1"));
        assertThat(merges()).as(said.toString()).isZero();
    }

    @Test
    void two_merges_of_one_pair_crosswise_make_one_survivor() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            race(List.of(merge(riverside.owner, old, twin), merge(other, twin, old)));
            assertThat(merges()).isEqualTo(1);
            apart();
        }
    }

    @Test
    void sixteen_who_merge_at_once_merge_once_and_sixteen_who_undo_undo_once() throws Exception {
        race(java.util.stream.IntStream.range(0, 16)
                .mapToObj(n -> merge(n % 2 == 0 ? riverside.owner : other, old, twin))
                .toList());
        assertThat(merges()).isEqualTo(1);
        race(java.util.stream.IntStream.range(0, 16)
                .<Callable<HttpResponse<String>>>mapToObj(
                        n -> () -> (n % 2 == 0 ? riverside.owner : other).post(twin + "/merged/undo", Map.of()))
                .toList());
        assertThat(merges()).isZero();
        assertThat(riverside.count("merge where club_id = :club and undone_at is not null"))
                .isEqualTo(1);
    }

    @Test
    void a_merge_and_whatever_the_desk_does_at_the_same_moment() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var form = riverside.owner.get(twin + "/edit").body();
            var version = form.replaceAll("(?s).*name=\"version\" value=\"([^\"]*)\".*", "$1");
            var notes = "round " + round;
            var answers = race(List.of(
                    merge(riverside.owner, old, twin),
                    () -> other.post(
                            twin + "/edit",
                            Map.of(
                                    "version", version, "first", "Ines", "last", "Rocha", "email", second, "notes",
                                    notes)),
                    () -> other.post(twin + "/archive", Map.of("why", "x")),
                    () -> other.post(twin + "/access/remedies/INVITE", Map.of()),
                    () -> other.post(twin + "/access/remedies/DESK_QR", Map.of("checked", "KNOWN"))));
            // Whoever was told that the edit is saved finds it.
            var saved = answers.get(1).statusCode() == 303;
            apart();
            riverside.owner.post(twin + "/restoration", Map.of());
            if (saved) assertThat(riverside.owner.get(twin + "/edit").body()).contains(notes);
        }
    }

    @RepeatedTest(ROUNDS)
    void a_merge_and_somebody_who_accepts_the_invitation_of_the_old_file() throws Exception {
        var link = riverside.invited(twin, second);
        var browser = new Browser();
        var page = Riverside.location(browser.get(link));
        var asked = browser.get(page).body();
        browser.post(page + "/open", asked.contains("name=\"fact\"") ? Map.of("fact", "5611") : Map.of());
        var answers = race(List.of(
                merge(riverside.owner, old, twin), () -> browser.post(page, Map.of("password", Riverside.PASSWORD))));
        var inside = Riverside.begins(answers.get(1));
        assertThat(riverside.count("access where club_id = :club and relation = 'SELF' and ended_at is null"))
                .isEqualTo(inside ? 1 : 0);
        if (inside) assertThat(browser.get(riverside.door).statusCode()).isEqualTo(303);
    }

    @RepeatedTest(ROUNDS)
    void a_merge_and_somebody_who_signs_in_by_the_old_file() throws Exception {
        riverside.owner.post(twin + "/edit", Map.of("version", "0"));
        var link = riverside.invited(old, first);
        riverside.accepted(link);
        var name = riverside
                .sql
                .sql("select name from member_username where member_id = :member::uuid")
                .param("member", id(old))
                .query(String.class)
                .single();
        var browser = new Browser();
        var answers = race(
                List.of(merge(riverside.owner, twin, old), () -> riverside.signIn(browser, name, Riverside.PASSWORD)));
        assertThat(Riverside.begins(answers.get(1))).isTrue();
        assertThat(browser.follow(browser.get(riverside.door)).body()).contains("bottomtabs");
        assertThat(riverside.count("access where club_id = :club and ended_at is null and last_entered_at is not null"))
                .isEqualTo(1);
    }

    /** Held at the one moment at which both could wait for each other: the merge has the files and not yet the access. */
    @Test
    void somebody_who_signs_in_waits_for_the_merge_before_anything_the_merge_will_need() throws Exception {
        var link = riverside.invited(old, first);
        riverside.accepted(link);
        try (var merge = TestDatabase.owner().getConnection()) {
            merge.setAutoCommit(false);
            var here = "'" + id(old) + "'";
            merge.createStatement().execute("select from member where id = " + here + " for update");
            var entering =
                    CompletableFuture.supplyAsync(() -> riverside.signIn(new Browser(), first, Riverside.PASSWORD));
            Awaitility.await().until(() -> waitsForTheMerge(merge));
            merge.createStatement().execute("set local lock_timeout = '300ms'");
            merge.createStatement().execute("update access set member_id = member_id where member_id = " + here);
            merge.commit();
            assertThat(Riverside.begins(entering.get(20, TimeUnit.SECONDS))).isTrue();
        }
    }

    private static boolean waitsForTheMerge(Connection merge) throws SQLException {
        var ours = merge.unwrap(org.postgresql.PGConnection.class).getBackendPID();
        return JdbcClient.create(TestDatabase.owner())
                .sql("select exists (select from pg_stat_activity where :ours = any(pg_blocking_pids(pid)))")
                .param("ours", ours)
                .query(Boolean.class)
                .single();
    }

    @Test
    void a_merge_and_an_import_of_both_ids() throws Exception {
        riverside.owner.post(
                old + "/edit", Map.of("version", "0", "first", "Ines", "last", "Rocha", "externalId", "R-0"));
        var files = riverside.count("member where club_id = :club");
        for (var round = 0; round < ROUNDS; round++) {
            var merge = merge(riverside.owner, old, twin);
            race(List.of(
                    merge,
                    () -> imports("external_id,first_name,last_name\nR-1,Ines,R\n"),
                    () -> imports("external_id,first_name,last_name\nR-0,Ines,R\n")));
            assertThat(riverside.count("member where club_id = :club")).isEqualTo(files);
            apart();
        }
    }

    private HttpResponse<String> imports(String lines) throws IOException {
        var list = Files.createTempFile("members", ".csv");
        Files.writeString(list, lines);
        var importing = RunningHouse.bean(MemberImport.class);
        var club = riverside.club.id();
        var started = (MemberImport.Started.Import)
                importing.start(club, Actor.SYSTEM, list, "members.csv", MemberImport.Wishes.NONE, false);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> importing.status(club, started.id()).orElseThrow().over());
        return riverside.owner.get(riverside.door + "desk/members");
    }

    @Test
    void an_undo_and_a_merge_of_the_survivor_into_a_third_file() throws Exception {
        var third = riverside.add("Ines", "Rocha", Map.of("birth", "1979"));
        for (var round = 0; round < ROUNDS; round++) {
            assertThat(merge(riverside.owner, old, twin).call().statusCode()).isEqualTo(303);
            race(List.of(merge(riverside.owner, third, old), () -> other.post(twin + "/merged/undo", Map.of())));
            riverside.owner.post(old + "/merged/undo", Map.of());
            apart();
        }
    }
}
