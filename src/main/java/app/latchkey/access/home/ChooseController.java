package app.latchkey.access.home;

import app.latchkey.accounts.Client;
import app.latchkey.accounts.SignedIn;
import app.latchkey.accounts.Visitor;
import app.latchkey.clubs.Club;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.GoTo;
import app.latchkey.platform.web.Redirect;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where somebody with several ways chooses, whatever was chosen before. */
@Controller
class ChooseController {
    private final Arrival arrival;
    private final ChosenWayCookies chosen;
    private final Transactions transactions;

    ChooseController(Arrival arrival, ChosenWayCookies chosen, Transactions transactions) {
        this.arrival = arrival;
        this.chosen = chosen;
        this.transactions = transactions;
    }

    @GetMapping("/{club}/choose")
    Answer choose(Club club, Visitor visitor) {
        var choice = choice(club, signedIn(club, visitor));
        return new ChoosePage(club, choice.ways(), choice.desk());
    }

    @PostMapping("/{club}/choose")
    Answer choose(
            Club club,
            Visitor visitor,
            Client client,
            @RequestParam(defaultValue = "") String way,
            HttpServletResponse response) {
        var person = signedIn(club, visitor);
        var theirs = choice(club, person).to(way);
        if (theirs.isEmpty()) return Redirect.to(club.path() + "choose");
        chosen.keep(response, club, person, client, way);
        return Redirect.to(theirs.get().path(club, ""));
    }

    private static SignedIn signedIn(Club club, Visitor visitor) {
        return visitor.signedIn().orElseThrow(() -> new GoTo(Redirect.to(club.path())));
    }

    private Landing.Choose choice(Club club, SignedIn person) {
        var landing = transactions.inClub(club.id(), () -> arrival.landing(club, person.account()));
        if (landing instanceof Landing.Choose choice) return choice;
        throw new GoTo(Redirect.to(club.path()));
    }
}
