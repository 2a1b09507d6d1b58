package app.latchkey.access.signin;

import app.latchkey.access.home.Arrival;
import app.latchkey.access.home.ChoosePage;
import app.latchkey.access.home.ChosenWayCookies;
import app.latchkey.access.home.ClosedPage;
import app.latchkey.access.home.Landing;
import app.latchkey.access.home.NotHerePage;
import app.latchkey.access.invitation.LinkCookies;
import app.latchkey.accounts.Client;
import app.latchkey.accounts.SessionCookies;
import app.latchkey.accounts.SignedIn;
import app.latchkey.accounts.Visitor;
import app.latchkey.clubs.Club;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.Redirect;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The club's address: the sign-in page, or for whoever is signed in the place where they belong. */
@Controller
class SignInController {
    private static final String SECOND_STEP = "/%s/second-step";

    private final SignIn signIn;
    private final Arrival arrival;
    private final ChosenWayCookies chosen;
    private final SessionCookies cookies;
    private final LinkCookies links;
    private final ShownCookies shown;
    private final Transactions transactions;

    SignInController(
            SignIn signIn,
            Arrival arrival,
            ChosenWayCookies chosen,
            SessionCookies cookies,
            LinkCookies links,
            ShownCookies shown,
            Transactions transactions) {
        this.links = links;
        this.shown = shown;
        this.signIn = signIn;
        this.arrival = arrival;
        this.chosen = chosen;
        this.cookies = cookies;
        this.transactions = transactions;
    }

    @GetMapping({"/{club}", "/{club}/"})
    Answer door(
            Club club,
            Visitor visitor,
            Client client,
            @RequestParam(defaultValue = "") String next,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (visitor.signedIn().isEmpty() && signIn.waits(cookies.session(request)))
            return Redirect.to(SECOND_STEP.formatted(club.slug()));
        if (visitor.signedIn().isEmpty() || !again.isEmpty()) {
            shown.mark(request, response);
            return new SignInPage(club, "", next, Optional.empty(), false, !again.isEmpty());
        }
        var person = visitor.signedIn().get();
        var landing = transactions.inClub(club.id(), () -> arrival.landing(club, person.account()));
        if (landing instanceof Landing.Choose choice)
            return chosen.of(request, club, person, client, choice)
                    .<Answer>map(theirs -> Redirect.to(theirs.path(club, "")))
                    .orElseGet(() -> lead(club, person, choice));
        return lead(club, person, landing);
    }

    @PostMapping({"/{club}", "/{club}/"})
    Answer signIn(
            Club club,
            Client client,
            @RequestParam(defaultValue = "") String identifier,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String next,
            @RequestParam(name = "shown", defaultValue = "") String marked,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (identifier.isBlank() || password.isEmpty() || password.length() > 1000)
            return new SignInPage(club, identifier, next, Optional.empty(), true, false);
        var grid = new Grid();
        if (!marked.isEmpty() && shown.lost(request)) {
            var ref = signIn.withoutCookies(club, identifier, client);
            grid.hold();
            return CookiesPage.of(club, client, ref);
        }
        var known = cookies.known(client, response);
        var outcome = signIn.tryToEnter(club, identifier, password, known);
        return switch (outcome) {
            case SignInOutcome.SignedIn in -> enter(club, in, next, response);
            case SignInOutcome.SecondStep(var token) -> {
                cookies.begin(response, token);
                yield Redirect.to(SECOND_STEP.formatted(club.slug())
                        + (Landing.inside(club, next) ? "?next=" + encoded(next) : ""));
            }
            case SignInOutcome.AccessCode code -> {
                links.give(response, code.link());
                yield Redirect.to("/" + club.slug() + "/invitation/" + code.link());
            }
            case SignInOutcome.Refused refused -> {
                grid.hold();
                yield new SignInPage(club, identifier, next, Optional.of(refused.ref()), false, false);
            }
        };
    }

    private Answer enter(Club club, SignInOutcome.SignedIn in, String next, HttpServletResponse response) {
        cookies.begin(response, in.sessionToken());
        return Redirect.to(in.landing().path(club, next));
    }

    private static String encoded(String next) {
        return URLEncoder.encode(next, StandardCharsets.UTF_8);
    }

    private Answer lead(Club club, SignedIn person, Landing landing) {
        return switch (landing) {
            case Landing.Person alone -> Redirect.to(landing.path(club, ""));
            case Landing.AtDesk staff -> Redirect.to(landing.path(club, ""));
            case Landing.Choose(var ways, var desk) -> new ChoosePage(club, ways, desk);
            case Landing.Closed closed -> new ClosedPage(club, closed, transactions.global(transactions::now));
            case Landing.NotHere(var clubs, var ended) ->
                new NotHerePage(club, person.holderName(), clubs, ended, transactions.global(transactions::now));
        };
    }
}
