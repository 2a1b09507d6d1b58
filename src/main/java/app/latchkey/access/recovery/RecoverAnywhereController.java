package app.latchkey.access.recovery;

import app.latchkey.access.signin.Budgets;
import app.latchkey.accounts.Client;
import app.latchkey.platform.throttle.Admission;
import app.latchkey.platform.throttle.Throttle;
import app.latchkey.platform.web.Answer;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** For whoever signs in without a club: by address alone, since a username is a club’s. */
@Controller
class RecoverAnywhereController {
    private static final int LONGEST = 320;

    private final InboundRequests inbound;
    private final Throttle throttle;

    RecoverAnywhereController(InboundRequests inbound, Throttle throttle) {
        this.inbound = inbound;
        this.throttle = throttle;
    }

    @GetMapping("/sign-in/recover")
    Answer ask() {
        return new RecoverAnywherePage("", false);
    }

    @PostMapping("/sign-in/recover")
    Answer asked(@RequestParam(defaultValue = "") String email, Client client) {
        var typed = email.strip();
        if (!typed.contains("@") || typed.length() > LONGEST)
            return new RecoverAnywherePage("access.door.email.missing", false);
        if (throttle.admit(List.of(Budgets.asking(client))) instanceof Admission.Denied)
            return new RecoverAnywherePage("access.help.wait", false);
        inbound.recover(typed, client);
        return new RecoverAnywherePage("", true);
    }
}
