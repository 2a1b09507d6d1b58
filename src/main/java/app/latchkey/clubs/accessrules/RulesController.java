package app.latchkey.clubs.accessrules;

import app.latchkey.accounts.Client;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.ClubChanged;
import app.latchkey.clubs.Clubs;
import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Needs;
import app.latchkey.clubs.Permission;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.Redirect;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

@Controller
class RulesController {
    private final Clubs clubs;
    private final Audit audit;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;

    RulesController(Clubs clubs, Audit audit, Transactions transactions, ApplicationEventPublisher events) {
        this.clubs = clubs;
        this.audit = audit;
        this.transactions = transactions;
        this.events = events;
    }

    @GetMapping("/{club}/desk/access-rules")
    @Needs(Permission.CLUB_SETTINGS)
    Answer show(Desk desk, Client client) {
        return new RulesPage(desk, RulesForm.of(desk.club().access()), client.network(), false);
    }

    @PostMapping("/{club}/desk/access-rules")
    @Needs(Permission.CLUB_SETTINGS)
    Answer decide(Desk desk, RulesForm form, Client client) {
        var rules = form.rules();
        if (rules.isEmpty()) return new RulesPage(desk, form, client.network(), true);
        var club = desk.club().id();
        transactions.inClub(club, () -> {
            clubs.decide(club, rules.get());
            audit.write(
                    club,
                    desk.actor().actor(),
                    "clubs.audit.rules",
                    Subject.club(club),
                    Map.of("rules", rules.get().toString()));
            events.publishEvent(new ClubChanged(club));
        });
        return Redirect.to(desk.at("access-rules")).saying("clubs.settings.saved");
    }
}
