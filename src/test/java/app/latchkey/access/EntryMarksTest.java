package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.latchkey.access.projection.Stale;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who gets in and does so again is not looked at anew; whatever an entry does settle is on the list within seconds. */
class EntryMarksTest {
    private static final String ONLY_GOOD = "[ALL_GOOD]";

    private final Riverside riverside = new Riverside();
    private final String address = Riverside.address("ada");
    private final String file = riverside.add("Ada", "Martin", Map.of("email", address));
    private final UUID member = UUID.fromString(file.substring(file.lastIndexOf('/') + 1));

    EntryMarksTest() {
        riverside.accepted(riverside.invited(file, address));
        await().untilAsserted(() -> assertThat(listed()).isEqualTo(ONLY_GOOD));
        await().until(this::nobodyIsMarked);
    }

    private boolean nobodyIsMarked() {
        return riverside.count("refresh_queue where club_id = :club") == 0;
    }

    private <T> T one(String what, Class<T> type) {
        return riverside
                .sql
                .sql("select " + what + " where club_id = :club and member_id = :member")
                .param("club", riverside.club.id().value())
                .param("member", member)
                .query(type)
                .single();
    }

    private String listed() {
        return one(
                "'[' || coalesce(string_agg(code, ', ' order by code), '') || ']' from member_finding", String.class);
    }

    private String looked() {
        return one("refreshed_at::text from member_access", String.class);
    }

    private String lastIn() {
        return one("last_entered_at::text from access", String.class);
    }

    private void tries(String password) {
        new Browser().post(riverside.door, Map.of("identifier", address, "password", password));
    }

    /** As the application does, in the running transaction. */
    private void write(String statement) {
        RunningHouse.bean(JdbcClient.class)
                .sql(statement)
                .param("club", riverside.club.id().value())
                .param("member", member)
                .update();
    }

    @Test
    void an_entry_more_changes_nothing_on_the_list() {
        var looked = looked();
        var last = lastIn();
        tries(Riverside.PASSWORD);
        assertThat(lastIn()).isNotEqualTo(last);
        await().until(this::nobodyIsMarked);
        assertThat(looked()).isEqualTo(looked);
        assertThat(listed()).isEqualTo(ONLY_GOOD);
    }

    @Test
    void an_entry_settles_what_was_tried_in_vain() {
        tries("not this one");
        await().untilAsserted(() -> assertThat(listed()).contains("WRONG_PASSWORD"));
        tries(Riverside.PASSWORD);
        await().untilAsserted(() -> assertThat(listed()).isEqualTo(ONLY_GOOD));
    }

    @Test
    void an_entry_and_anything_else_at_once_are_looked_at() {
        var looked = looked();
        RunningHouse.bean(Transactions.class).inClub(riverside.club.id(), () -> {
            write("insert into refresh_queue (club_id, member_id, due, entered) values (:club, :member, now(), true)");
            RunningHouse.bean(Stale.class).now(riverside.club.id(), new MemberId(member));
        });
        await().until(this::nobodyIsMarked);
        assertThat(looked()).isNotEqualTo(looked);
    }

    /** No page leaves it so; the tables allow it. */
    @Test
    void whoever_may_act_for_one_file_twice_comes_in() {
        riverside
                .sql
                .sql("insert into access (club_id, member_id, account_id, id, relation, since, how, last_entered_at)"
                        + " select club_id, member_id, account_id, gen_random_uuid(), 'GUARDIAN', now(), 'DESK', now()"
                        + " from access"
                        + " where club_id = :club and member_id = :member and relation = 'SELF' and ended_at is null")
                .param("club", riverside.club.id().value())
                .param("member", member)
                .update();
        var answer = new Browser().post(riverside.door, Map.of("identifier", address, "password", Riverside.PASSWORD));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location"))
                .as("and is not asked for whom")
                .hasValueSatisfying(home -> assertThat(home).contains("me/" + member));
    }

    /** Somebody writes what was true before the entry, after it: they hold the mark until then, and the entry waits for it. */
    @Test
    void a_look_that_began_before_the_entry_is_not_the_last_one() throws Exception {
        var entering = RunningHouse.bean(Transactions.class).inClub(riverside.club.id(), () -> {
            write("insert into refresh_queue (club_id, member_id, due) values (:club, :member, now())");
            write("delete from refresh_queue where club_id = :club and member_id = :member");
            write("insert into member_finding (club_id, code, member_id, weight)"
                    + " values (:club, 'WRONG_PASSWORD', :member, 'LIKELY')");
            var entry = CompletableFuture.runAsync(() -> tries(Riverside.PASSWORD));
            assertThatThrownBy(() -> entry.get(700, TimeUnit.MILLISECONDS))
                    .as("the entry waits for the mark")
                    .isInstanceOf(TimeoutException.class);
            return entry;
        });
        entering.get(10, TimeUnit.SECONDS);
        await().untilAsserted(() -> assertThat(listed()).isEqualTo(ONLY_GOOD));
    }
}
