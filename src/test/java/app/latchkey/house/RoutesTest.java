package app.latchkey.house;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.accounts.AccountAddresses;
import app.latchkey.accounts.Accounts;
import app.latchkey.accounts.Hashing;
import app.latchkey.accounts.Passwords;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Needs;
import app.latchkey.clubs.Permission;
import app.latchkey.clubs.Role;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.Ids;
import app.latchkey.testing.Browser;
import app.latchkey.testing.RunningHouse;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route of the desk x owner, front desk, member, stranger x own club, other club. */
class RoutesTest {
    /** What the front desk may not do: written here a second time, on purpose. */
    private static final EnumSet<Permission> NOT_FOR_THE_FRONT_DESK = EnumSet.of(
            Permission.ACCESS_SWITCH,
            Permission.MAILINGS_SEND,
            Permission.MEMBERS_DATA,
            Permission.VIEW_AS,
            Permission.CLUB_SETTINGS,
            Permission.CLUB_SHUT,
            Permission.STAFF_MANAGE);

    private static final Set<Permission> ASK_A_FRESH_PROOF = EnumSet.of(
            Permission.MEMBERS_MERGE,
            Permission.MEMBERS_DATA,
            Permission.VIEW_AS,
            Permission.CLUB_SETTINGS,
            Permission.CLUB_SHUT,
            Permission.STAFF_MANAGE);

    private static final Club RIVERSIDE = RunningHouse.club("FR");
    private static final Club HILLTOP = RunningHouse.club("DE");
    private static final Browser OWNER = RunningHouse.staff(RIVERSIDE, Role.OWNER);
    private static final Browser FRONT_DESK = RunningHouse.staff(RIVERSIDE, Role.FRONT_DESK);
    private static final Browser MANAGER = RunningHouse.staff(RIVERSIDE, Role.MANAGER);
    private static final Browser COACH = RunningHouse.staff(RIVERSIDE, Role.COACH);
    private static final Browser ELSEWHERE = RunningHouse.staff(HILLTOP, Role.OWNER);

    record Route(String method, String pattern, HandlerMethod handler) {
        /** Ids that nobody has: whoever may pass is told that there is nothing, and changes nothing. */
        String in(Club club) {
            return pattern.replace("{club}", club.slug())
                    .replace("{remedy}", "TELL")
                    .replaceAll("\\{\\w+}", Ids.next().toString());
        }

        Permission needs() {
            return handler.getMethodAnnotation(Needs.class).value();
        }

        HttpResponse<String> by(Browser browser, Club club) {
            return method.equals("GET") ? browser.get(in(club)) : browser.post(in(club), Map.of());
        }
    }

    private static List<Route> desk() {
        return all().filter(route -> route.pattern.matches("/\\{club}/desk(/.*)?"))
                .toList();
    }

    private static Stream<Route> all() {
        return RunningHouse.bean(DispatcherServlet.class).getHandlerMappings().stream()
                .filter(RequestMappingHandlerMapping.class::isInstance)
                .flatMap(mapping -> ((RequestMappingHandlerMapping) mapping).getHandlerMethods().entrySet().stream())
                .flatMap(entry -> routes(entry.getKey(), entry.getValue()));
    }

    private static Stream<Route> routes(RequestMappingInfo info, HandlerMethod handler) {
        return info.getPatternValues().stream()
                .flatMap(pattern -> info.getMethodsCondition().getMethods().stream()
                        .map(method -> new Route(method.name(), pattern, handler)));
    }

    @Test
    void every_route_of_the_desk_takes_the_desk_and_names_its_right() {
        assertThat(desk()).hasSizeGreaterThan(25).allSatisfy(route -> {
            assertThat(Arrays.stream(route.handler.getMethodParameters()).map(p -> p.getParameterType()))
                    .as(route.pattern)
                    .anyMatch(type -> type == Desk.class);
            assertThat(route.handler.hasMethodAnnotation(Needs.class))
                    .as(route.pattern)
                    .isTrue();
        });
    }

    @Test
    void every_route_answers_one_method_only() {
        assertThat(all().filter(route -> route.pattern.startsWith("/{club}")))
                .isNotEmpty()
                .allSatisfy(route -> assertThat(route.handler.getMethod().getAnnotations())
                        .filteredOn(annotation ->
                                annotation.annotationType().getSimpleName().endsWith("Mapping"))
                        .singleElement()
                        .matches(annotation -> !(annotation instanceof RequestMapping)));
    }

    @Test
    void a_stranger_is_led_to_sign_in() {
        for (var route : desk()) {
            var answer = route.by(new Browser(), RIVERSIDE);
            assertThat(answer.statusCode()).as("%s", route).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location").orElseThrow())
                    .as("%s", route)
                    .startsWith(RIVERSIDE.path() + "?next=");
        }
    }

    @Test
    void staff_of_another_club_find_nothing() {
        for (var route : desk())
            assertThat(route.by(ELSEWHERE, RIVERSIDE).statusCode())
                    .as("%s", route)
                    .isEqualTo(404);
    }

    @Test
    void a_member_is_led_to_the_clubs_door_and_finds_nothing_elsewhere() {
        var ada = member(RIVERSIDE);
        for (var route : desk()) {
            var own = route.by(ada, RIVERSIDE);
            assertThat(own.statusCode()).as("%s", route).isEqualTo(303);
            assertThat(own.headers().firstValue("Location")).as("%s", route).contains(RIVERSIDE.path());
            assertThat(route.by(ada, HILLTOP).statusCode()).as("%s", route).isEqualTo(404);
        }
    }

    /** Somebody with an account in a club and no role there, signed in through the real page. */
    private static Browser member(Club club) {
        var email = "member" + Ids.next() + "@riverside.example";
        RunningHouse.bean(Transactions.class).inClub(club.id(), () -> {
            var account = RunningHouse.bean(Accounts.class).create("Ada", Locale.ENGLISH);
            RunningHouse.bean(AccountAddresses.class).prove(account, email, email, true);
            RunningHouse.bean(Passwords.class)
                    .set(account, RunningHouse.bean(Hashing.class).hash(RunningHouse.PASSWORD));
            RunningHouse.bean(Accounts.class).joinClub(account, club.id());
        });
        var browser = new Browser();
        browser.post(club.path(), Map.of("identifier", email, "password", RunningHouse.PASSWORD));
        return browser;
    }

    @Test
    void a_club_that_does_not_exist_looks_the_same_to_staff() {
        var nobody = ELSEWHERE.get("/no-such-club/desk/members");
        var foreign = ELSEWHERE.get("/" + RIVERSIDE.slug() + "/desk/members");
        assertThat(foreign.statusCode()).isEqualTo(nobody.statusCode());
        assertThat(foreign.body()).isEqualTo(nobody.body());
    }

    @Test
    void the_front_desk_may_do_what_its_role_may_and_nothing_else() {
        allowed(FRONT_DESK, EnumSet.complementOf(NOT_FOR_THE_FRONT_DESK));
    }

    @Test
    void a_manager_may_do_all_but_close_the_club() {
        allowed(MANAGER, EnumSet.complementOf(EnumSet.of(Permission.CLUB_SHUT)));
    }

    @Test
    void a_coach_sees_who_gets_in_and_changes_nothing() {
        allowed(COACH, EnumSet.of(Permission.DESK, Permission.MEMBERS_READ, Permission.ACCESS_READ));
    }

    private static void allowed(Browser browser, Set<Permission> allowed) {
        for (var route : desk()) {
            var status = route.by(browser, RIVERSIDE).statusCode();
            if (allowed.contains(route.needs()))
                assertThat(status).as("%s", route).isNotIn(403, 500);
            else assertThat(status).as("%s", route).isEqualTo(403);
        }
    }

    @Test
    void the_owner_may_do_everything() {
        for (var route : desk())
            assertThat(route.by(OWNER, RIVERSIDE).statusCode()).as("%s", route).isNotIn(403, 500);
    }

    @Test
    void merges_settings_keys_and_staff_take_a_proof_of_the_last_minutes_and_nothing_else_does() {
        var owner = RunningHouse.staff(RIVERSIDE, Role.OWNER);
        var clock = RunningHouse.bean(Transactions.class);
        var before = clock.clockOffset();
        clock.moveClock(before.plusMinutes(16));
        try {
            for (var route : desk()) {
                var led = route.by(owner, RIVERSIDE).headers().firstValue("Location");
                assertThat(led.filter(path -> path.startsWith(RIVERSIDE.path() + "fresh-proof")))
                        .as("%s", route)
                        .matches(found -> found.isPresent() == ASK_A_FRESH_PROOF.contains(route.needs()));
            }
        } finally {
            clock.moveClock(before);
        }
    }
}
