package app.latchkey.access.freshproof;

import app.latchkey.access.home.Landing;
import app.latchkey.access.passkeys.PasskeyForm;
import app.latchkey.accounts.SessionCookies;
import app.latchkey.accounts.SignedIn;
import app.latchkey.accounts.Visitor;
import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.GoTo;
import app.latchkey.platform.web.Redirect;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Base64;
import java.util.List;
import org.springframework.http.ResponseEntity;
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
            @RequestParam(defaultValue = "") String redo,
            @RequestParam(defaultValue = "") String strong) {
        return page(club, signedIn(club, visitor), new Wanted(next, redo, strong), "");
    }

    private record Wanted(String next, String redo, String strong) {}

    /** What a script needs to ask the device. */
    record Options(String challenge, String rpId, List<String> allow) {}

    @GetMapping("/{club}/fresh-proof/options")
    ResponseEntity<Options> options(Club club, Visitor visitor) {
        var person = signedIn(club, visitor);
        var challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(flow.challenge(person));
        return ResponseEntity.ok(new Options(challenge, flow.rpId(), flow.passkeys(person.account())));
    }

    @PostMapping("/{club}/fresh-proof/passkey")
    Answer passkey(
            Club club,
            Visitor visitor,
            PasskeyForm form,
            @RequestParam(defaultValue = "") String next,
            @RequestParam(defaultValue = "") String redo,
            @RequestParam(defaultValue = "") String strong,
            HttpServletResponse response) {
        var person = signedIn(club, visitor);
        var wanted = new Wanted(next, redo, strong);
        return answer(club, person, flow.prove(person, form.answer()), wanted, response);
    }

    @PostMapping("/{club}/fresh-proof")
    Answer prove(
            Club club,
            Visitor visitor,
            @RequestParam(defaultValue = "") String secret,
            @RequestParam(defaultValue = "") String next,
            @RequestParam(defaultValue = "") String redo,
            @RequestParam(defaultValue = "") String strong,
            HttpServletResponse response) {
        var person = signedIn(club, visitor);
        var typed = secret.length() > LONGEST ? "" : secret;
        var wanted = new Wanted(next, redo, strong);
        return answer(club, person, flow.prove(person, typed, !strong.isEmpty()), wanted, response);
    }

    private Answer answer(
            Club club, SignedIn person, FreshProof.Outcome outcome, Wanted wanted, HttpServletResponse response) {
        return switch (outcome) {
            case FreshProof.Outcome.Proven(var token) -> {
                cookies.begin(response, token);
                var page = Redirect.to(kept(club, wanted.next));
                yield wanted.redo.isEmpty() ? page : page.saying("access.fresh.redo");
            }
            case FreshProof.Outcome.Wrong(var key) -> page(club, person, wanted, key);
        };
    }

    private Answer page(Club club, SignedIn person, Wanted wanted, String problem) {
        var strong = !wanted.strong.isEmpty();
        return new FreshProofPage(
                club,
                person.holderName(),
                flow.ways(person.account(), strong),
                kept(club, wanted.next),
                strong,
                !wanted.redo.isEmpty(),
                problem);
    }

    private static SignedIn signedIn(Club club, Visitor visitor) {
        return visitor.signedIn().orElseThrow(() -> new GoTo(Redirect.to(club.path())));
    }

    private static String kept(Club club, String next) {
        return Landing.inside(club, next) ? next : club.path();
    }
}
