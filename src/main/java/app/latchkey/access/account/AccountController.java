package app.latchkey.access.account;

import app.latchkey.access.freshproof.FreshProof;
import app.latchkey.access.leaving.Leaving;
import app.latchkey.access.security.Security;
import app.latchkey.accounts.Accounts;
import app.latchkey.accounts.ChosenPassword;
import app.latchkey.accounts.SessionCookies;
import app.latchkey.accounts.Visitor;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.Redirect;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own account, over all clubs. */
@Controller
class AccountController {
    private static final String HOME = "/account";
    private static final String CLOSING = HOME + "/closing";

    private final Frames frames;
    private final Security security;
    private final Leaving leaving;
    private final FreshProof proof;
    private final Accounts accounts;
    private final SessionCookies cookies;
    private final Transactions transactions;

    AccountController(
            Frames frames,
            Security security,
            Leaving leaving,
            FreshProof proof,
            Accounts accounts,
            SessionCookies cookies,
            Transactions transactions) {
        this.frames = frames;
        this.security = security;
        this.leaving = leaving;
        this.proof = proof;
        this.accounts = accounts;
        this.cookies = cookies;
        this.transactions = transactions;
    }

    @GetMapping(HOME)
    Answer show(Visitor visitor) {
        return page(frames.me(visitor, HOME), "");
    }

    @PostMapping(HOME + "/ending")
    Answer end(Visitor visitor, @RequestParam(defaultValue = "") String session) {
        security.end(frames.me(visitor, HOME).signedIn(), session);
        return Redirect.to(HOME).saying("access.security.ended");
    }

    @PostMapping(HOME + "/password")
    Answer change(Visitor visitor, @RequestParam(defaultValue = "") String current, ChosenPassword password) {
        var me = frames.me(visitor, HOME);
        var problem = security.change(me.frame(), me.signedIn(), current, password.value(), HOME);
        return problem.map(key -> page(me, key))
                .orElseGet(() -> Redirect.to(HOME).saying("access.security.changed"));
    }

    @PostMapping(HOME + "/language")
    Answer speak(Visitor visitor, @RequestParam(defaultValue = "") String language) {
        var me = frames.me(visitor, HOME);
        if (AccountPage.LANGUAGES.contains(language))
            transactions.global(() -> accounts.speak(me.account(), Locale.forLanguageTag(language)));
        return Redirect.to(HOME);
    }

    private Answer page(Frames.Me me, String problem) {
        return new AccountPage(
                me.signedIn().holderName(),
                me.clubs(),
                me.signedIn().locale().getLanguage(),
                security.parts(me.frame(), me.signedIn(), HOME, CLOSING, problem));
    }

    @GetMapping(CLOSING)
    Answer closing(Visitor visitor) {
        var me = proven(visitor);
        return new ClosingPage(me.clubs(), leaving.staffAnywhere(me.account()));
    }

    @PostMapping(CLOSING)
    Answer close(Visitor visitor, @RequestParam(defaultValue = "false") boolean erase, HttpServletResponse response) {
        var me = proven(visitor);
        if (leaving.staffAnywhere(me.account())) return Redirect.to(CLOSING);
        leaving.close(me.frame(), me.account(), erase);
        cookies.end(response);
        return Redirect.to("/sign-in").saying("access.leaving.closed");
    }

    private Frames.Me proven(Visitor visitor) {
        var me = frames.me(visitor, CLOSING);
        proof.demand(me.frame(), me.signedIn(), CLOSING);
        return me;
    }
}
