package app.latchkey.access.freshproof;

import app.latchkey.access.home.Landing;
import app.latchkey.accounts.SessionCookies;
import app.latchkey.accounts.SignedIn;
import app.latchkey.accounts.Visitor;
import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.GoTo;
import app.latchkey.platform.web.Redirect;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class FreshProofController {
    private static final int LONGEST = 1000;

    private final FreshProof flow;
    private final SessionCookies cookies;

    FreshProofController(FreshProof flow, SessionCookies cookies) {
        this.flow = flow;
        this.cookies = cookies;
    }

    @GetMapping("/{club}/fresh-proof")
    Answer show(
            Club club,
            Visitor visitor,
            @RequestParam(defaultValue = "") String next,
            @RequestParam(defaultValue = "") String redo) {
        return page(club, signedIn(club, visitor), next, redo, "");
    }

    @PostMapping("/{club}/fresh-proof")
    Answer prove(
            Club club,
            Visitor visitor,
            @RequestParam(defaultValue = "") String secret,
            @RequestParam(defaultValue = "") String next,
            @RequestParam(defaultValue = "") String redo,
            HttpServletResponse response) {
        var person = signedIn(club, visitor);
        var typed = secret.length() > LONGEST ? "" : secret;
        return switch (flow.prove(person, typed)) {
            case FreshProof.Outcome.Proven(var token) -> {
                cookies.begin(response, token);
                var wanted = Redirect.to(kept(club, next));
                yield redo.isEmpty() ? wanted : wanted.saying("access.fresh.redo");
            }
            case FreshProof.Outcome.Wrong(var key) -> page(club, person, next, redo, key);
        };
    }

    private Answer page(Club club, SignedIn person, String next, String redo, String problem) {
        return new FreshProofPage(
                club, person.holderName(), flow.asksCode(person.account()), kept(club, next), !redo.isEmpty(), problem);
    }

    private static SignedIn signedIn(Club club, Visitor visitor) {
        return visitor.signedIn().orElseThrow(() -> new GoTo(Redirect.to(club.path())));
    }

    private static String kept(Club club, String next) {
        return Landing.inside(club, next) ? next : club.path();
    }
}
