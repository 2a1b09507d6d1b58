package app.latchkey.access.account;

import app.latchkey.access.signin.Grid;
import app.latchkey.accounts.Client;
import app.latchkey.accounts.SessionCookies;
import app.latchkey.accounts.Sessions;
import app.latchkey.accounts.Visitor;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.Redirect;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** For whoever does not know, or does not mind, at which club. */
@Controller
class SignInAnywhereController {
    private static final int LONGEST = 320;
    private static final int LONGEST_PASSWORD = 1000;

    private final AccountSignIn flow;
    private final Sessions sessions;
    private final SessionCookies cookies;
    private final Transactions transactions;

    SignInAnywhereController(AccountSignIn flow, Sessions sessions, SessionCookies cookies, Transactions transactions) {
        this.flow = flow;
        this.sessions = sessions;
        this.transactions = transactions;
        this.cookies = cookies;
    }

    @GetMapping("/sign-in")
    Answer show(Visitor visitor, @RequestParam(defaultValue = "") String next) {
        return visitor.signedIn().isPresent()
                ? Redirect.to(SignInAnywherePage.goal(next))
                : new SignInAnywherePage("", SignInAnywherePage.goal(next), "", false);
    }

    @PostMapping("/sign-in")
    Answer signIn(
            Client client,
            @RequestParam(defaultValue = "") String identifier,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String next,
            HttpServletResponse response) {
        if (identifier.isBlank()
                || identifier.length() > LONGEST
                || password.isEmpty()
                || password.length() > LONGEST_PASSWORD)
            return new SignInAnywherePage(
                    identifier.length() > LONGEST ? "" : identifier, SignInAnywherePage.goal(next), "", true);
        var grid = new Grid();
        return switch (flow.enter(identifier, password, cookies.known(client, response))) {
            case AccountSignIn.Outcome.Inside(var token) -> {
                cookies.begin(response, token);
                yield Redirect.to(SignInAnywherePage.goal(next));
            }
            case AccountSignIn.Outcome.SecondStep(var token, var at) -> {
                cookies.begin(response, token);
                yield Redirect.to(at.path() + "second-step?next=" + SignInAnywherePage.goal(next));
            }
            case AccountSignIn.Outcome.Refused(var ref) -> {
                grid.hold();
                yield new SignInAnywherePage(identifier, SignInAnywherePage.goal(next), ref, false);
            }
        };
    }

    @PostMapping("/account/sign-out")
    Answer signOut(Visitor visitor, HttpServletResponse response) {
        visitor.signedIn()
                .ifPresent(person -> transactions.global(() -> sessions.end(person.account(), person.session())));
        cookies.end(response);
        return Redirect.to("/sign-in").saying("access.signout.done");
    }
}
