package app.latchkey.access.relink;

import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Needs;
import app.latchkey.clubs.Permission;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.NotFound;
import app.latchkey.platform.web.Redirect;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

@Controller
class RelinkController {
    private final Relinks relinks;
    private final Transactions transactions;

    RelinkController(Relinks relinks, Transactions transactions) {
        this.relinks = relinks;
        this.transactions = transactions;
    }

    @PostMapping("/{club}/desk/members/{member}/access/relink/undo")
    @Needs(Permission.ACCESS_RELINK)
    Answer undo(Desk desk, @PathVariable String member) {
        var id = MemberId.parse(member).orElseThrow(NotFound::new);
        var club = desk.club().id();
        var ofStaff = transactions.readInClub(club, () -> relinks.ofStaff(club, id));
        if (ofStaff && desk.owner() && !desk.ownerNow()) return desk.proofFirst(desk.at("members/" + id));
        var done = transactions.inClub(
                club, () -> relinks.undo(desk.club(), id, desk.actor().actor(), desk.ownerNow()));
        if (!done && ofStaff) return Redirect.to(desk.at("members/" + id)).saying("access.remedy.owner");
        return Redirect.to(desk.at("members/" + id)).saying(done ? "access.relink.undone" : "access.relink.undo.gone");
    }
}
