package app.latchkey.access.bulk;

import app.latchkey.access.Invitations;
import app.latchkey.access.projection.MemberAccessRows;
import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Needs;
import app.latchkey.clubs.Permission;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.NotFound;
import app.latchkey.platform.web.Redirect;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Invites everybody of an import or of a filter who can be reached now: first how many, then the deed. */
@Controller
class BulkController {
    private static final int COUNTED = 2_000;

    private final Invitations invitations;
    private final Chosen chosen;
    private final MemberAccessRows column;
    private final Bulks bulks;
    private final Transactions transactions;

    BulkController(
            Invitations invitations, Chosen chosen, MemberAccessRows column, Bulks bulks, Transactions transactions) {
        this.invitations = invitations;
        this.chosen = chosen;
        this.column = column;
        this.bulks = bulks;
        this.transactions = transactions;
    }

    @PostMapping("/{club}/desk/access/invitations")
    @Needs(Permission.ACCESS_REPAIR)
    Answer invite(Desk desk, @RequestParam Map<String, String> asked) {
        var members = chosen.of(desk.club().id(), asked);
        if (asked.getOrDefault("confirmed", "").equals("1")) {
            return members.size() > Bulks.PART ? goOn(desk, members) : atOnce(desk, members);
        }
        var exact = members.size() <= COUNTED;
        var reachable = transactions.inClub(
                desk.club().id(),
                () -> exact
                        ? invitations.reachable(desk.club(), members).size()
                        : column.invitable(desk.club().id(), members));
        var shown = new LinkedHashMap<>(asked);
        shown.remove("club");
        return new BulkPage(desk, members.size(), reachable, exact, Map.copyOf(shown));
    }

    private Answer atOnce(Desk desk, List<MemberId> members) {
        var invited = transactions.inClub(
                desk.club().id(),
                () -> invitations.inviteOf(
                        desk.club(), members, members.size(), desk.actor().actor()));
        return Redirect.to(desk.at("members")).saying("access.bulk.done", invited);
    }

    private Answer goOn(Desk desk, List<MemberId> members) {
        var id = transactions.inClub(
                desk.club().id(),
                () -> bulks.begin(desk.club().id(), desk.actor().actor(), members, Optional.empty()));
        return Redirect.to(desk.at("access/invitations/" + id));
    }

    @GetMapping("/{club}/desk/access/invitations/{bulk}")
    @Needs(Permission.ACCESS_REPAIR)
    Answer progress(Desk desk, @PathVariable String bulk) {
        var club = desk.club().id();
        return Ids.parse(bulk)
                .flatMap(id -> transactions.readInClub(club, () -> bulks.find(club, id)))
                .map(found -> new BulkProgressPage(desk, found))
                .orElseThrow(NotFound::new);
    }
}
