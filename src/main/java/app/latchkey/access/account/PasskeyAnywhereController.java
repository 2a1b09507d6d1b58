package app.latchkey.access.account;

import app.latchkey.access.passkeys.PasskeyEntry;
import app.latchkey.access.passkeys.PasskeyForm;
import app.latchkey.access.passkeys.PasskeyOptions;
import app.latchkey.accounts.Client;
import app.latchkey.accounts.SessionCookies;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.Redirect;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class PasskeyAnywhereController {
    private final PasskeyAnywhere flow;
    private final PasskeyEntry entry;
    private final SessionCookies cookies;

    PasskeyAnywhereController(PasskeyAnywhere flow, PasskeyEntry entry, SessionCookies cookies) {
        this.flow = flow;
        this.entry = entry;
        this.cookies = cookies;
    }

    @GetMapping("/sign-in/passkey/options")
    ResponseEntity<PasskeyOptions> options() {
        return ResponseEntity.ok(entry.question());
    }

    @PostMapping("/sign-in/passkey")
    Answer enter(
            Client client,
            PasskeyForm form,
            @RequestParam(defaultValue = "") String next,
            HttpServletResponse response) {
        var goal = SignInAnywherePage.goal(next);
        return switch (flow.enter(form.answer(), cookies.known(client, response))) {
            case PasskeyAnywhere.Outcome.Inside(var token) -> {
                cookies.begin(response, token);
                yield Redirect.to(goal);
            }
            case PasskeyAnywhere.Outcome.Refused(var ref) -> new SignInAnywherePage("", goal, ref, false);
        };
    }
}
