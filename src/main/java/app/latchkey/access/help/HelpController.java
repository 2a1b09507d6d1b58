package app.latchkey.access.help;

import app.latchkey.accounts.Client;
import app.latchkey.accounts.Visitor;
import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.Redirect;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** <em>I can’t get in</em>, open to everybody. */
@Controller
class HelpController {
    private final Help help;

    HelpController(Help help) {
        this.help = help;
    }

    @GetMapping("/{club}/help-me-in")
    Answer begin(Club club, Visitor visitor) {
        // Whoever is signed in has proven who they are: the door itself tells them the truth, and where they belong.
        if (visitor.signedIn().isPresent()) return Redirect.to(club.path());
        return new HelpPage(club, HelpForm.EMPTY, "", false);
    }

    @PostMapping("/{club}/help-me-in")
    Answer tell(Club club, HelpForm form, Client client) {
        return switch (help.tell(club, form, client)) {
            case HelpOutcome.Next(var where, var ref) -> new HelpNextPage(club, form, where, ref, "");
            case HelpOutcome.Sent(var ref) -> new HelpSentPage(club, ref);
            case HelpOutcome.Again(var problem) -> new HelpPage(club, form, problem, false);
            case HelpOutcome.Wait() -> new HelpPage(club, form, "access.help.wait", true);
        };
    }

    @PostMapping("/{club}/help-me-in/message")
    Answer write(Club club, HelpForm form, Client client) {
        var where = Where.of(form.where()).orElse(Where.OTHER);
        return switch (help.write(club, form, client)) {
            case HelpOutcome.Next(var chosen, var ref) -> new HelpNextPage(club, form, chosen, ref, "");
            case HelpOutcome.Sent(var ref) -> new HelpSentPage(club, ref);
            case HelpOutcome.Again(var problem) -> new HelpNextPage(club, form, where, "", problem);
            case HelpOutcome.Wait() -> new HelpPage(club, form, "access.help.wait", true);
        };
    }
}
