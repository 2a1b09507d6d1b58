package app.latchkey.access.lostfactor;

import app.latchkey.access.invitation.LinkCookies;
import app.latchkey.accounts.SessionCookies;
import app.latchkey.accounts.Sessions;
import app.latchkey.accounts.SignedIn;
import app.latchkey.accounts.Visitor;
import app.latchkey.clubs.Club;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.GoTo;
import app.latchkey.platform.web.Redirect;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

@Controller
class LostFactorController {
    private final LostFactor flow;
    private final LostLinks links;
    private final Sessions sessions;
    private final SessionCookies cookies;
    private final LinkCookies given;
    private final Transactions transactions;

    LostFactorController(
            LostFactor flow,
            LostLinks links,
            Sessions sessions,
            SessionCookies cookies,
            LinkCookies given,
            Transactions transactions) {
        this.flow = flow;
        this.links = links;
        this.sessions = sessions;
        this.cookies = cookies;
        this.given = given;
        this.transactions = transactions;
    }

    @GetMapping("/{club}/lost-factor")
    Answer show(Club club, Visitor visitor, HttpServletRequest request) {
        return new LostFactorPage(club, flow.standing(who(club, visitor, request)), "");
    }

    @PostMapping("/{club}/lost-factor")
    Answer ask(Club club, Visitor visitor, HttpServletRequest request) {
        return switch (flow.ask(club, who(club, visitor, request))) {
            case LostFactor.Asked.Standing standing -> Redirect.to(club.path() + "lost-factor");
            case LostFactor.Asked.NoMailbox none -> new LostFactorPage(club, Optional.empty(), "access.lost.nomail");
            case LostFactor.Asked.NoFactor none -> Redirect.to(club.path());
        };
    }

    /** Whoever has shown the password: on the way in, or inside. */
    private AccountId who(Club club, Visitor visitor, HttpServletRequest request) {
        return visitor.signedIn()
                .map(SignedIn::account)
                .or(() -> cookies.session(request)
                        .flatMap(token -> transactions.global(() -> sessions.waiting(token)))
                        .map(Sessions.Waiting::account))
                .orElseThrow(() -> new GoTo(Redirect.to(club.path())));
    }

    @GetMapping("/{club}/lost-factor/{link}")
    Answer opened(Club club, @PathVariable String link, HttpServletRequest request) {
        return links.page(club, held(club, link, request));
    }

    @PostMapping("/{club}/lost-factor/{link}/stop")
    Answer stop(Club club, @PathVariable String link, HttpServletRequest request) {
        var id = held(club, link, request);
        if (!flow.stop(club, id)) return links.page(club, id);
        return Redirect.to(club.path()).saying("access.lost.stopped");
    }

    @PostMapping("/{club}/lost-factor/{link}/removal")
    Answer remove(Club club, @PathVariable String link, HttpServletRequest request) {
        var id = held(club, link, request);
        if (!flow.remove(club, id)) return links.page(club, id);
        return Redirect.to(club.path()).saying("access.lost.done");
    }

    private UUID held(Club club, String link, HttpServletRequest request) {
        return Ids.parse(link)
                .filter(id -> given.holds(request, id))
                .orElseThrow(() -> new GoTo(Redirect.to(club.path())));
    }
}
