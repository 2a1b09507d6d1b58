package app.latchkey.integration;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.audit.Actor;
import app.latchkey.clubs.Club;
import app.latchkey.integration.keys.ApiKeys;
import app.latchkey.integration.keys.Scope;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.throttle.Budget;
import app.latchkey.platform.throttle.Throttle;
import app.latchkey.testing.LogLines;
import app.latchkey.testing.RunningHouse;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DoorTest {
    private final Club club = RunningHouse.club("FR");
    private final ApiKeys keys = RunningHouse.bean(ApiKeys.class);

    @AfterEach
    void wrong_keys_are_forgotten() {
        RunningHouse.bean(Throttle.class).clear(Budget.window("api-key", "127.0.0.1", 60, Duration.ofMinutes(10)));
    }

    @Test
    void without_a_living_key_nobody_enters() {
        var made = keys.create(club.id(), Actor.COMMAND_LINE, "test", EnumSet.allOf(Scope.class));
        var whole = made.secret().whole();
        for (var key : List.of("", "secret", whole.replaceFirst("_[^_]{5}", "_00000")))
            assertThat(Program.with(club, key)
                            .get("/members")
                            .problem(401, "UNAUTHORIZED")
                            .header("WWW-Authenticate"))
                    .startsWith("Bearer");
        Program.with(club, whole).get("/members").is(200);
        assertThat(keys.revoke(club.id(), Actor.COMMAND_LINE, made.id())).isTrue();
        assertThat(keys.revoke(club.id(), Actor.COMMAND_LINE, made.id())).isFalse();
        Program.with(club, whole).get("/members").problem(401, "UNAUTHORIZED");
    }

    @Test
    void every_route_asks_its_scope_and_no_other_key_will_do() {
        for (var route : Routes.all()) {
            var others = EnumSet.complementOf(EnumSet.of(route.scope()));
            var answer = route.call(Program.of(club, others), Ids.next().toString());
            answer.problem(403, "SCOPE_MISSING");
            assertThat(answer.text("detail")).contains(route.scope().word());
            var alone = route.call(
                    Program.of(club, Set.of(route.scope())), Ids.next().toString());
            assertThat(alone.status()).as(route.path()).isNotIn(401, 403);
        }
    }

    @Test
    void a_key_that_asks_for_more_than_it_may_or_at_another_club_stands_in_the_log() {
        var made = keys.create(club.id(), Actor.COMMAND_LINE, "test", EnumSet.of(Scope.IMPORTS_WRITE));
        var program = Program.with(club, made.secret().whole());
        var other = RunningHouse.club("FR");
        var lines = LogLines.of(() -> {
            program.get("/members").problem(403, "SCOPE_MISSING");
            program.at(other).get("/members").problem(404, "NOT_FOUND");
        });
        assertThat(lines)
                .contains(
                        "GET /api/v1/clubs/" + club.slug() + "/members refused: SCOPE_MISSING [127.0.0.1, key "
                                + made.id() + "]",
                        "GET /api/v1/clubs/" + other.slug() + "/members refused: NOT_FOUND [127.0.0.1, key " + made.id()
                                + "]")
                .noneMatch(line -> line.contains(made.secret().whole()));
    }

    @Test
    void another_clubs_key_meets_what_a_club_that_is_not_there_meets() {
        var program = Program.of(RunningHouse.club("FR"));
        for (var route : Routes.all()) {
            var here = route.call(program.at(club), Ids.next().toString()).problem(404, "NOT_FOUND");
            var nowhere = nobodys(program, route);
            assertThat(here.http().body()).isEqualTo(nowhere);
        }
        var without = Program.of(RunningHouse.club("FR"), Set.of());
        without.at(club).get("/members").problem(404, "NOT_FOUND");
    }

    private static String nobodys(Program program, Routes.Route route) {
        return route.call(program.at(Routes.nowhere()), Ids.next().toString())
                .problem(404, "NOT_FOUND")
                .http()
                .body();
    }

    @Test
    void nothing_of_another_club_is_reached_by_its_ids() {
        var theirs = Program.of(RunningHouse.club("FR"));
        var member = theirs.post("/members", "{\"firstName\": \"Eve\", \"email\": \"eve@example.org\"}")
                .is(201)
                .text("id");
        var message =
                theirs.post("/members/" + member + "/invitations", "").is(202).text("messageId");
        var imported = theirs.upload("name\nTom Berg\n", "", true, "").is(202).text("id");
        var ours = Program.of(club);
        for (var path : List.of(
                "/members/" + member,
                "/members/" + member + "/access",
                "/messages/" + message,
                "/imports/" + imported)) {
            theirs.get(path).is(200);
            ours.get(path).problem(404, "NOT_FOUND");
        }
        ours.patch("/members/" + member, "{\"lastName\": \"Berg\"}", "").problem(404, "NOT_FOUND");
        ours.post("/members/" + member + "/invitations", "").problem(404, "NOT_FOUND");
        ours.post("/members/" + member + "/password-resets", "").problem(404, "NOT_FOUND");
        assertThat(ours.get("/members").json().get("items")).isEmpty();
        assertThat(ours.get("/messages").json().get("items")).isEmpty();
        assertThat(ours.get("/messages?member=" + member).json().get("items")).isEmpty();
        assertThat(ours.get("/members?email=eve@example.org").json().get("items"))
                .isEmpty();
        var found = ours.post("/access/search", "{\"who\": \"eve@example.org\"}")
                .is(200)
                .json();
        assertThat(found.get("matches")).isEmpty();
        assertThat(found.get("nearest")).isEmpty();
    }

    @Test
    void wrong_keys_are_counted_and_a_right_one_goes_on_working() {
        var wrong = Program.with(club, "lk_wrong");
        for (int i = 0; i < 60; i++) wrong.get("/members").problem(401, "UNAUTHORIZED");
        assertThat(wrong.get("/members").problem(429, "TOO_MANY").header("Retry-After"))
                .matches("[0-9]+");
        Program.of(club).get("/members").is(200);
    }

    @Test
    void an_address_that_is_none_and_a_method_that_is_none_are_problems_too() {
        var request = HttpRequest.newBuilder(URI.create(RunningHouse.url() + "/api/v1/nothing"))
                .build();
        new Program.Answer(Program.send(request)).problem(404, "NOT_FOUND");
        var removed = Program.of(club).send("DELETE", "/members", "", "", "");
        assertThat(removed.problem(405, "METHOD_NOT_ALLOWED").header("Allow")).contains("GET", "POST");
    }

    @Test
    void problems_speak_the_language_of_the_call() {
        var request = HttpRequest.newBuilder(URI.create(RunningHouse.url() + "/api/v1/nothing"))
                .header("Accept-Language", "fr")
                .build();
        assertThat(new Program.Answer(Program.send(request)).text("title")).isEqualTo("Il n’y a rien ici");
    }
}
