package app.latchkey.access.passkeys;

import app.latchkey.access.signin.SignInPage;
import app.latchkey.accounts.Client;
import app.latchkey.accounts.SessionCookies;
import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.Redirect;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class PasskeySignInController {
    private final PasskeySignIn flow;
    private final PasskeyEntry entry;
    private final SessionCookies cookies;

    PasskeySignInController(PasskeySignIn flow, PasskeyEntry entry, SessionCookies cookies) {
        this.flow = flow;
        this.entry = entry;
        this.cookies = cookies;
    }

    @GetMapping("/{club}/passkey/options")
    ResponseEntity<PasskeyOptions> options(Club club) {
        return ResponseEntity.ok(entry.question());
    }

    @PostMapping("/{club}/passkey")
    Answer enter(
            Club club,
            Client client,
            PasskeyForm form,
            @RequestParam(defaultValue = "") String next,
            HttpServletResponse response) {
        return switch (flow.enter(club, form.answer(), cookies.known(client, response))) {
            case PasskeySignIn.Outcome.Inside(var token, var landing) -> {
                cookies.begin(response, token);
                yield Redirect.to(landing.path(club, next));
            }
            case PasskeySignIn.Outcome.Refused(var ref) ->
                new SignInPage(club, "", next, Optional.of(ref), false, false);
        };
    }
}
