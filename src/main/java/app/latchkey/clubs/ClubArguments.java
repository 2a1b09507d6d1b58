package app.latchkey.clubs;

import app.latchkey.accounts.AccountArguments;
import app.latchkey.accounts.Accounts;
import app.latchkey.accounts.Sessions;
import app.latchkey.accounts.SignedIn;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.web.Forbidden;
import app.latchkey.platform.web.GoTo;
import app.latchkey.platform.web.NotFound;
import app.latchkey.platform.web.Redirect;
import app.latchkey.platform.web.RequestArguments;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;

/**
 * Gives handlers the {@link Club} of their path and, at the desk, the {@link Desk}: signed in, on the staff of this very
 * club, fresh enough, with the permission the route {@link Needs},
 * and with a fresh proof where that permission asks one. Staff of another club meet a 404, like a stranger.
 */
@Component
class ClubArguments extends RequestArguments {
    private final Clubs clubs;
    private final Staff staff;
    private final Accounts accounts;
    private final Sessions sessions;
    private final AccountArguments visitors;
    private final Transactions transactions;
    private final DeskNews news;

    ClubArguments(
            Clubs clubs,
            Staff staff,
            Accounts accounts,
            Sessions sessions,
            AccountArguments visitors,
            Transactions transactions,
            DeskNews news) {
        super(Club.class, Desk.class);
        this.clubs = clubs;
        this.staff = staff;
        this.accounts = accounts;
        this.sessions = sessions;
        this.visitors = visitors;
        this.transactions = transactions;
        this.news = news;
    }

    @Override
    protected Object resolve(MethodParameter parameter, HttpServletRequest request) {
        var club = club(request);
        if (parameter.getParameterType() != Club.class) return desk(club, request, parameter);
        club.formality().speak();
        return club;
    }

    private Club club(HttpServletRequest request) {
        var slug = pathPart(request, "club");
        var current = visitors.alongWith(request, clubs.version(slug)).flatMap(clubs::at);
        if (current.isPresent()) return current.get();
        var tidied = transactions
                .glance(() -> clubs.former(slug))
                .or(() -> transactions.glance(() -> clubs.find(Slug.tidy(slug))));
        if (tidied.isEmpty() || !request.getMethod().equals("GET")) throw new NotFound();
        var rest = request.getRequestURI().substring(1);
        var slash = rest.indexOf('/');
        throw new GoTo(Redirect.to("/" + tidied.get().club().slug() + (slash < 0 ? "/" : rest.substring(slash))));
    }

    private Desk desk(Club club, HttpServletRequest request, MethodParameter parameter) {
        var needs = parameter.getMethodAnnotation(Needs.class);
        if (needs == null) throw new IllegalStateException(parameter.getMethod() + " asks no permission");
        var signedIn = visitors.visitor(request).signedIn().orElseThrow(() -> signInFirst(club, request, ""));
        var desk = transactions.inClub(club.id(), () -> enter(club, signedIn, request));
        if (!desk.may(needs.value())) throw new Forbidden();
        if (needs.value().freshly() && !signedIn.freshlyProven(desk.now())) throw proofFirst(club, request);
        return desk;
    }

    private Desk enter(Club club, SignedIn signedIn, HttpServletRequest request) {
        var now = transactions.now();
        // Members come and go there: a desk that somebody left open would be theirs.
        if (signedIn.kiosk()) throw new GoTo(Redirect.to(club.path()).saying("clubs.kiosk.nodesk"));
        var person = staff.find(club.id(), signedIn.account());
        if (person.isEmpty()) {
            if (accounts.clubs(signedIn.account()).contains(club.id())) throw new GoTo(Redirect.to(club.path()));
            throw new NotFound();
        }
        if (!signedIn.freshForStaff(now) || signedIn.byMailAlone()) throw signInFirst(club, request, "&again=1");
        switch (club.access().staffProof()) {
            case PASSWORD -> {}
            case SECOND_FACTOR -> {
                if (!signedIn.bySecondFactor()) throw new GoTo(Redirect.to(club.path() + "second-factor?needed=1"));
            }
            case PASSKEY -> {
                if (!signedIn.byPasskey()) throw new GoTo(Redirect.to(club.path() + "passkeys?needed=1"));
            }
        }
        sessions.staffSeen(signedIn.session());
        return new Desk(club, person.get(), signedIn, now, news.of(club, person.get(), now));
    }

    /** What was posted is not kept: the page it came from opens again, and says so. */
    private static GoTo proofFirst(Club club, HttpServletRequest request) {
        if (request.getMethod().equals("GET")) return proof(club, request.getRequestURI(), "");
        var desk = club.path() + "desk/";
        var page = request.getRequestURI().substring(desk.length()).split("/")[0];
        return proof(club, desk + page, "&redo=1");
    }

    private static GoTo proof(Club club, String next, String more) {
        return new GoTo(Redirect.to(
                club.path() + "fresh-proof?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8) + more));
    }

    private static GoTo signInFirst(Club club, HttpServletRequest request, String more) {
        var wanted = request.getMethod().equals("GET") ? request.getRequestURI() : club.path() + "desk/";
        return new GoTo(Redirect.to(club.path() + "?next=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8) + more));
    }
}
