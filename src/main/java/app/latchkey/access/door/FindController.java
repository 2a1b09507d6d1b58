package app.latchkey.access.door;

import app.latchkey.access.ledger.References;
import app.latchkey.access.recovery.InboundRequests;
import app.latchkey.accounts.Client;
import app.latchkey.clubs.Club;
import app.latchkey.platform.throttle.Admission;
import app.latchkey.platform.throttle.Budget;
import app.latchkey.platform.throttle.Throttle;
import app.latchkey.platform.web.Answer;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Open to everybody: one row, one page, whoever asks. */
@Controller
class FindController {
    static final int AN_HOUR = 20;

    private static final int LONGEST = 320;

    private final InboundRequests inbound;
    private final Throttle throttle;

    FindController(InboundRequests inbound, Throttle throttle) {
        this.inbound = inbound;
        this.throttle = throttle;
    }

    @GetMapping("/{club}/find-username")
    Answer name(Club club) {
        return new FindNamePage(club, "", "");
    }

    @PostMapping("/{club}/find-username")
    Answer name(Club club, @RequestParam(defaultValue = "") String email, Client client) {
        var typed = email.strip();
        if (!typed.contains("@") || typed.length() > LONGEST)
            return new FindNamePage(club, typed, "access.door.email.missing");
        if (!admitted(client)) return new FindNamePage(club, typed, "access.help.wait");
        return new NameSentPage(club, References.shown(inbound.findName(club, typed, client)));
    }

    @PostMapping("/find-my-clubs")
    Answer clubs(@RequestParam(defaultValue = "") String email, Client client) {
        var typed = email.strip();
        if (!typed.contains("@") || typed.length() > LONGEST) return new FindClubsSentPage("access.door.email.missing");
        if (!admitted(client)) return new FindClubsSentPage("access.help.wait");
        inbound.findClubs(typed, client);
        return new FindClubsSentPage("");
    }

    private boolean admitted(Client client) {
        var budget = Budget.window("find", client.network(), AN_HOUR, Duration.ofHours(1));
        return throttle.admit(List.of(budget)) instanceof Admission.Admitted;
    }
}
