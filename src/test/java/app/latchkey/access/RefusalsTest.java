package app.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.platform.database.Transactions;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a stranger sees is the same for every reason; the ledger alone knows it. */
class RefusalsTest {
    private final Riverside riverside = new Riverside();

    private static Map<String, List<String>> headers(HttpResponse<String> answer) {
        var shown = new TreeMap<String, List<String>>(answer.headers().map());
        shown.remove("date");
        shown.remove("content-length");
        shown.computeIfPresent(
                "set-cookie",
                (name, all) -> all.stream()
                        .map(cookie ->
                                cookie.replaceAll("=[A-Za-z0-9_-]{20,}", "=…").replaceAll("Expires=[^;]*", "Expires=…"))
                        .toList());
        return shown;
    }

    private static String body(HttpResponse<String> answer, String typed) {
        return answer.body().replace(typed, "TYPED").replaceAll("(?s)<code class=\"ref\">[^<]*</code>", "REF");
    }

    private void same(HttpResponse<String> one, String typedOne, HttpResponse<String> other, String typedOther) {
        assertThat(other.statusCode()).isEqualTo(one.statusCode());
        assertThat(headers(other)).isEqualTo(headers(one));
        assertThat(body(other, typedOther)).isEqualTo(body(one, typedOne));
    }

    private long refused(String why) {
        return riverside.count("attempt where club_id = :club and reason = '" + why + "'");
    }

    @Test
    void every_refused_sign_in_looks_alike() {
        var address = Riverside.address("ada");
        riverside.accepted(riverside.invited(riverside.add("Ada", "Martin", Map.of("email", address)), address));
        riverside.add("Ben", "Roux", Map.of());
        var nobody = riverside.signIn(new Browser(), "zoe.nobody", "wrong");
        var noAccount = riverside.signIn(new Browser(), "ben.roux", "wrong");
        var wrong = riverside.signIn(new Browser(), address, "wrong");
        for (var n = 0; n < 4; n++) riverside.signIn(new Browser(), address, "wrong");
        longerHeld();
        var held = riverside.signIn(new Browser(), address, "wrong");
        assertThat(List.of(refused("NOBODY"), refused("NO_ACCOUNT"), refused("WRONG_PASSWORD"), refused("THROTTLED")))
                .containsExactly(1L, 1L, 5L, 1L);
        assertThat(nobody.statusCode()).isEqualTo(422);
        same(nobody, "zoe.nobody", noAccount, "ben.roux");
        same(nobody, "zoe.nobody", wrong, address);
        same(nobody, "zoe.nobody", held, address);
    }

    @Test
    void a_closed_account_a_password_that_is_off_and_a_passkey_alone_look_like_nobody() {
        var closed = inside("closed");
        var off = inside("off");
        var passkey = inside("passkey");
        change("update account set closed_at = now() where id = :account", closed);
        change("update password set off_at = now() where account_id = :account", off);
        change("delete from password where account_id = :account", passkey);
        var nobody = Riverside.address("zoe");
        var signIn = riverside.signIn(new Browser(), nobody, "wrong");
        var recover = new Browser().post(riverside.door + "recover", Map.of("identifier", nobody));
        for (var address : List.of(closed, off, passkey)) {
            same(signIn, nobody, riverside.signIn(new Browser(), address, "wrong"), address);
            same(
                    recover,
                    nobody,
                    new Browser().post(riverside.door + "recover", Map.of("identifier", address)),
                    address);
        }
        assertThat(List.of(refused("PASSWORD_OFF"), refused("METHOD_MISMATCH"))).containsExactly(1L, 1L);
        assertThat(riverside.count("inbound_request where club_id = :club and kind = 'RECOVER'"))
                .as("rows that the requests wrote")
                .isEqualTo(4);
        // The right password of a closed account opens nothing and is told nothing either: the account is its person's
        // no more.
        same(signIn, nobody, riverside.signIn(new Browser(), closed, Riverside.PASSWORD), closed);
    }

    private String inside(String who) {
        var address = Riverside.address(who);
        riverside.accepted(riverside.invited(riverside.add("Ada", who, Map.of("email", address)), address));
        return address;
    }

    private void change(String statement, String address) {
        var account = riverside
                .sql
                .sql("select account_id from account_address where key = :key")
                .param("key", address)
                .query(java.util.UUID.class)
                .single();
        assertThat(riverside.sql.sql(statement).param("account", account).update())
                .isEqualTo(1);
    }

    /** A machine as slow as it likes may run this test: who has to wait, waits. */
    private void longerHeld() {
        riverside
                .sql
                .sql("update throttle set until = now() + interval '10 minutes' where kind = 'pair' and fails >= 5")
                .update();
    }

    @Test
    void whoever_has_to_wait_is_not_even_compared_until_the_desk_lifts_it() {
        var address = Riverside.address("ada");
        var file = riverside.add("Ada", "Martin", Map.of("email", address));
        riverside.accepted(riverside.invited(file, address));
        for (var n = 0; n < 5; n++) riverside.signIn(new Browser(), address, "wrong");
        longerHeld();
        var right = riverside.signIn(new Browser(), address, Riverside.PASSWORD);
        assertThat(right.statusCode()).isEqualTo(422);
        assertThat(riverside.count("attempt where club_id = :club and reason = 'THROTTLED' and not checked"))
                .isEqualTo(1);
        assertThat(riverside.count("attempt where club_id = :club and reason = 'THROTTLED' and checked"))
                .isZero();
        org.awaitility.Awaitility.await()
                .until(() -> riverside.count("attempt_match where club_id = :club and reason = 'THROTTLED'") > 0);
        assertThat(riverside
                        .desk
                        .follow(riverside.remedy(riverside.desk, file, "LIFT"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(Riverside.begins(riverside.signIn(new Browser(), address, Riverside.PASSWORD)))
                .isTrue();
    }

    @Test
    void the_desk_reads_until_when_a_pause_lasts_and_that_it_is_over() {
        var address = Riverside.address("ada");
        var file = riverside.add("Ada", "Martin", Map.of("email", address));
        riverside.accepted(riverside.invited(file, address));
        for (var n = 0; n < 5; n++) riverside.signIn(new Browser(), address, "wrong");
        longerHeld();
        riverside.signIn(new Browser(), address, Riverside.PASSWORD);
        org.awaitility.Awaitility.await()
                .until(() -> riverside.count("attempt_match where club_id = :club and reason = 'THROTTLED'") > 0);
        assertThat(riverside.desk.get(file).body()).contains("pausing to protect you, until");
        var clock = RunningHouse.bean(Transactions.class);
        var before = clock.clockOffset();
        try {
            clock.moveClock(before.plusMinutes(11));
            assertThat(riverside.desk.get(file).body())
                    .contains("The pause is over: please try once more")
                    .doesNotContain("pausing to protect you");
        } finally {
            clock.moveClock(before);
        }
    }

    @Test
    void asking_for_a_way_back_in_is_answered_alike() {
        var address = Riverside.address("ada");
        riverside.accepted(riverside.invited(riverside.add("Ada", "Martin", Map.of("email", address)), address));
        var stranger = Riverside.address("zoe");
        var known = new Browser().post(riverside.door + "recover", Map.of("identifier", address));
        var unknown = new Browser().post(riverside.door + "recover", Map.of("identifier", stranger));
        same(known, address, unknown, stranger);
    }

    @Test
    void asking_for_an_account_is_answered_alike_and_written_down_alike() {
        riverside
                .sql
                .sql("update club set joins = 'KNOWN' where id = :club")
                .param("club", riverside.club.id().value())
                .update();
        var address = Riverside.address("ada");
        riverside.accepted(riverside.invited(riverside.add("Ada", "Martin", Map.of("email", address)), address));
        var stranger = Riverside.address("zoe");
        var known = new Browser().post(riverside.door + "join", Map.of("address", address));
        var unknown = new Browser().post(riverside.door + "join", Map.of("address", stranger));
        same(known, address, unknown, stranger);
        assertThat(riverside.count("inbound_request where club_id = :club and kind = 'JOIN'"))
                .isEqualTo(2);
    }

    @Test
    void a_wrong_code_looks_alike_whether_or_not_it_ever_existed() {
        var first = new Browser().post(riverside.door + "code", Map.of("code", "K7M3 Q2FA"));
        var malformed = new Browser().post(riverside.door + "code", Map.of("code", "no code at all"));
        same(first, "K7M3 Q2FA", malformed, "no code at all");
    }
}
