package app.latchkey.access.invitation;

import app.latchkey.access.Refusal;
import app.latchkey.access.recovery.InboundRequests;
import app.latchkey.access.signin.Budgets;
import app.latchkey.access.signin.CookiesPage;
import app.latchkey.access.signin.ShownCookies;
import app.latchkey.accounts.ChosenPassword;
import app.latchkey.accounts.Client;
import app.latchkey.accounts.PasswordRules;
import app.latchkey.accounts.SessionCookies;
import app.latchkey.accounts.SignedIn;
import app.latchkey.accounts.Visitor;
import app.latchkey.clubs.Club;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.settings.Settings;
import app.latchkey.platform.throttle.Admission;
import app.latchkey.platform.throttle.Throttle;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.Frame;
import app.latchkey.platform.web.NotFound;
import app.latchkey.platform.web.Redirect;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** From the link to the inside: continue, one fact, accept. */
@Controller
class InvitationController {
    private final Throttle throttle;
    private final Welcome welcome;
    private final Acceptance acceptance;
    private final LinkCookies cookies;
    private final SessionCookies sessions;
    private final InboundRequests inbound;
    private final OtherAddress others;
    private final ShownCookies shown;
    private final Settings settings;

    InvitationController(
            Welcome welcome,
            Acceptance acceptance,
            LinkCookies cookies,
            SessionCookies sessions,
            InboundRequests inbound,
            OtherAddress others,
            Throttle throttle,
            ShownCookies shown,
            Settings settings) {
        this.settings = settings;
        this.throttle = throttle;
        this.welcome = welcome;
        this.acceptance = acceptance;
        this.cookies = cookies;
        this.sessions = sessions;
        this.inbound = inbound;
        this.others = others;
        this.shown = shown;
    }

    @GetMapping("/{club}/invitation/{link}")
    Answer show(Club club, Client client, Visitor visitor, @PathVariable String link, HttpServletRequest request) {
        var id = Ids.parse(link).orElseThrow(NotFound::new);
        if (!cookies.holds(request, id) && shown.lost(request))
            return CookiesPage.of(club, client, welcome.withoutCookies(club, id, client));
        if (!cookies.holds(request, id)) return lost(club);
        return inApp(
                club,
                request,
                cookies.hasPassed(request, id)
                        ? welcome.acceptPage(club, id, Optional.empty(), "", "", me(visitor))
                        : welcome.page(club, id));
    }

    @PostMapping("/{club}/invitation/{link}/open")
    Answer open(
            Club club,
            @PathVariable String link,
            @RequestParam(defaultValue = "") String fact,
            Client client,
            HttpServletRequest request,
            HttpServletResponse response) {
        var id = Ids.parse(link).orElseThrow(NotFound::new);
        if (!cookies.holds(request, id)) return lost(club);
        return switch (welcome.open(club, id, fact, client)) {
            case Welcome.Opened.Go() -> {
                cookies.givePassed(response, id);
                yield Redirect.to("/" + club.slug() + "/invitation/" + id);
            }
            case Welcome.Opened.Stay(var page) -> inApp(club, request, page);
        };
    }

    @PostMapping("/{club}/invitation/{link}")
    Answer accept(
            Club club,
            @PathVariable String link,
            AcceptForm form,
            ChosenPassword password,
            Client client,
            Visitor visitor,
            HttpServletRequest request,
            HttpServletResponse response) {
        var id = Ids.parse(link).orElseThrow(NotFound::new);
        if (!cookies.hasPassed(request, id)) return lost(club);
        var here = sessions.known(client, response);
        var wanted =
                new Acceptance.Wanted(form, password.value(), Frame.current().locale(), here, Optional.empty());
        var me = me(visitor);
        return inApp(club, request, accept(club, id, wanted, me, response));
    }

    private Answer accept(
            Club club, UUID id, Acceptance.Wanted wanted, Optional<SignedIn> me, HttpServletResponse response) {
        var form = wanted.form();
        if (form.here() && me.isEmpty())
            return welcome.acceptPage(club, id, Optional.of(form), "access.accept.here.gone", "identifier", me);
        if (form.here()) return ended(club, id, wanted, acceptance.take(club, id, wanted, me.get()), me, response);
        return form.other() ? other(club, id, wanted, me, response) : spend(club, id, wanted, me, response);
    }

    /** Whoever reads this inside another app is told how to come back. */
    private Answer inApp(Club club, HttpServletRequest request, Answer answer) {
        var agent = request.getHeader("User-Agent");
        var window = InApp.of(agent == null ? "" : agent);
        var door = settings.address("/" + club.slug()).replaceFirst("^https?://", "");
        return switch (answer) {
            case WelcomePage page -> page.in(window, door);
            case AcceptPage page -> page.in(window, door);
            default -> answer;
        };
    }

    /** At a kiosk the next one stands there before the last one is out. */
    private static Optional<SignedIn> me(Visitor visitor) {
        return visitor.signedIn().filter(person -> !person.kiosk());
    }

    /** First a code goes to the address, then code and password come back together. */
    private Answer other(
            Club club, UUID id, Acceptance.Wanted wanted, Optional<SignedIn> me, HttpServletResponse response) {
        var form = wanted.form();
        if (form.asked().isPresent()) {
            var wrong = acceptance.problem(club, id, wanted);
            if (wrong.isPresent() && wrong.get() instanceof AcceptOutcome.Again(var problem, var field))
                return codePage(club, id, form.asked().get(), form, problem);
        }
        return switch (others.step(club, form, wanted.client(), wanted.locale())) {
            case OtherAddress.Step.Ask(var code, var problem) -> codePage(club, id, code, form, problem);
            case OtherAddress.Step.Wrong(var problem) ->
                welcome.acceptPage(club, id, Optional.of(form), problem, "address", me);
            case OtherAddress.Step.Proven(var address) ->
                spend(
                        club,
                        id,
                        new Acceptance.Wanted(
                                form, wanted.password(), wanted.locale(), wanted.client(), Optional.of(address)),
                        me,
                        response);
        };
    }

    private static Answer codePage(Club club, UUID link, UUID code, AcceptForm form, String problem) {
        return new AcceptCodePage(club, link, code, form, problem, PasswordRules.MEMBER_SHORTEST);
    }

    private Answer spend(
            Club club, UUID id, Acceptance.Wanted wanted, Optional<SignedIn> me, HttpServletResponse response) {
        return ended(club, id, wanted, acceptance.accept(club, id, wanted), me, response);
    }

    private Answer ended(
            Club club,
            UUID id,
            Acceptance.Wanted wanted,
            AcceptOutcome outcome,
            Optional<SignedIn> me,
            HttpServletResponse response) {
        return switch (outcome) {
            case AcceptOutcome.Inside(var token) -> {
                sessions.begin(response, token);
                cookies.take(response, id);
                yield Redirect.to(club.path()).saying("access.accept.done", club.name());
            }
            case AcceptOutcome.Taken() -> {
                cookies.take(response, id);
                yield Redirect.to(club.path()).saying("access.accept.done", club.name());
            }
            case AcceptOutcome.ProofFirst() ->
                Redirect.to(club.path() + "fresh-proof?redo=1&next="
                        + URLEncoder.encode(club.path() + "invitation/" + id, StandardCharsets.UTF_8));
            case AcceptOutcome.Again(var problem, var field) ->
                welcome.acceptPage(club, id, Optional.of(wanted.form()), problem, field, me);
            case AcceptOutcome.Dead(var why) -> dead(club, why);
        };
    }

    /** From a dead link's page: writes one row and answers the same, whatever comes of it. */
    @PostMapping("/{club}/invitation/{link}/again")
    Answer again(Club club, @PathVariable String link, Client client, HttpServletRequest request) {
        var id = Ids.parse(link).orElseThrow(NotFound::new);
        if (!cookies.holds(request, id)) return lost(club);
        if (throttle.admit(List.of(Budgets.asking(club, client))) instanceof Admission.Denied)
            return Redirect.to(club.path()).saying("access.help.wait");
        inbound.resend(club, id, client);
        return Redirect.to(club.path()).saying("access.dead.resent");
    }

    private static Answer lost(Club club) {
        return Redirect.to(club.path()).saying("access.link.lost");
    }

    private static Answer dead(Club club, Refusal why) {
        return DeadLinkPage.of(Optional.of(club), why, Optional.empty());
    }
}
