package app.latchkey.access.bulk;

import app.latchkey.access.Mending;
import app.latchkey.access.RemedyId;
import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Needs;
import app.latchkey.clubs.Permission;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.Redirect;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Helps everybody of a filter whom one click mends: first how many by which remedy, then the deed. */
@Controller
class HelpManyController {
    /** A preview looks at each of them as the panel would. */
    static final int MOST = 2_000;

    private final Chosen chosen;
    private final Mending mending;
    private final Bulks bulks;
    private final Transactions transactions;

    HelpManyController(Chosen chosen, Mending mending, Bulks bulks, Transactions transactions) {
        this.chosen = chosen;
        this.mending = mending;
        this.bulks = bulks;
        this.transactions = transactions;
    }

    @PostMapping("/{club}/desk/access/remedies")
    @Needs(Permission.ACCESS_REPAIR)
    Answer help(Desk desk, @RequestParam Map<String, String> asked) {
        var club = desk.club();
        var members = chosen.of(club.id(), asked);
        if (members.size() > MOST) return page(desk, members.size(), asked, Optional.empty());
        var remedy = remedy(asked.getOrDefault("remedy", ""));
        if (remedy.isPresent() && asked.getOrDefault("confirmed", "").equals("1"))
            return begin(desk, members, remedy.get());
        var preview = transactions.inClub(club.id(), () -> mending.preview(club, members));
        return page(desk, members.size(), asked, Optional.of(preview));
    }

    private static Optional<RemedyId> remedy(String name) {
        return Mending.OF_MANY.stream()
                .filter(known -> known.name().equals(name))
                .findFirst();
    }

    private Answer begin(Desk desk, List<MemberId> members, RemedyId remedy) {
        var id = transactions.inClub(
                desk.club().id(),
                () -> bulks.begin(desk.club().id(), desk.actor().actor(), members, Optional.of(remedy)));
        return Redirect.to(desk.at("access/invitations/" + id));
    }

    private static Answer page(Desk desk, int members, Map<String, String> asked, Optional<Mending.Preview> preview) {
        var shown = new LinkedHashMap<>(asked);
        for (var ours : List.of("club", "remedy", "confirmed")) shown.remove(ours);
        return new HelpManyPage(desk, members, preview, Map.copyOf(shown));
    }
}
