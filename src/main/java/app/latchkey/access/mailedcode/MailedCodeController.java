package app.latchkey.access.mailedcode;

import app.latchkey.access.recovery.InboundRequests;
import app.latchkey.access.signin.Budgets;
import app.latchkey.access.signin.Grid;
import app.latchkey.accounts.Client;
import app.latchkey.accounts.SessionCookies;
import app.latchkey.clubs.Club;
import app.latchkey.platform.throttle.Admission;
import app.latchkey.platform.throttle.Throttle;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.NotFound;
import app.latchkey.platform.web.Redirect;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Only where the club has chosen it; elsewhere these pages do not exist. */
@Controller
class MailedCodeController {
    private static final int LONGEST = 320;

    private final Throttle throttle;
    private final InboundRequests inbound;
    private final MailedCodeSignIn flow;
    private final SessionCookies cookies;

    MailedCodeController(InboundRequests inbound, MailedCodeSignIn flow, SessionCookies cookies, Throttle throttle) {
        this.throttle = throttle;
        this.inbound = inbound;
        this.flow = flow;
        this.cookies = cookies;
    }

    @GetMapping("/{club}/mail-code")
    Answer ask(Club club) {
        chosen(club);
        return new MailedCodePage(club, false);
    }

    @PostMapping("/{club}/mail-code")
    Answer asked(
            Club club,
            Client client,
            @RequestParam(defaultValue = "") String identifier,
            HttpServletResponse response) {
        chosen(club);
        if (identifier.isBlank() || identifier.length() > LONGEST) return new MailedCodePage(club, true);
        if (throttle.admit(List.of(Budgets.asking(club, client))) instanceof Admission.Denied)
            return Redirect.to(club.path() + "mail-code").saying("access.help.wait");
        inbound.signIn(club, identifier, cookies.known(client, response));
        return Redirect.to(club.path() + "mail-code/typing");
    }

    @GetMapping("/{club}/mail-code/typing")
    Answer type(Club club) {
        chosen(club);
        return new MailedCodeTypePage(club, "");
    }

    @PostMapping("/{club}/mail-code/typing")
    Answer typed(Club club, Client client, @RequestParam(defaultValue = "") String code, HttpServletResponse response) {
        chosen(club);
        var grid = new Grid();
        return switch (flow.enter(club, code.length() > LONGEST ? "" : code, client)) {
            case MailedCodeSignIn.Outcome.Inside(var token, var landing) -> {
                cookies.begin(response, token);
                yield Redirect.to(landing.path(club, ""));
            }
            case MailedCodeSignIn.Outcome.SecondStep(var token) -> {
                cookies.begin(response, token);
                yield Redirect.to(club.path() + "second-step");
            }
            case MailedCodeSignIn.Outcome.Refused(var ref) -> {
                grid.hold();
                yield new MailedCodeTypePage(club, ref);
            }
        };
    }

    private static void chosen(Club club) {
        if (!club.access().mailedCodes()) throw new NotFound();
    }
}
