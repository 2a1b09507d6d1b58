package app.latchkey.access.bulk;

import app.latchkey.access.Invitations;
import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Needs;
import app.latchkey.clubs.Permission;
import app.latchkey.members.MemberFilter;
import app.latchkey.members.MemberImport;
import app.latchkey.members.MemberLists;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.Redirect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Invites everybody of an import or of a filter who can be reached now: first how many, then the deed. */
@Controller
class BulkController {
    private static final int MOST = 100_000;
    private static final int CHUNK = 1_000;

    private final Invitations invitations;
    private final MemberLists lists;
    private final MemberImport imports;
    private final Transactions transactions;

    BulkController(Invitations invitations, MemberLists lists, MemberImport imports, Transactions transactions) {
        this.invitations = invitations;
        this.lists = lists;
        this.imports = imports;
        this.transactions = transactions;
    }

    @PostMapping("/{club}/desk/access/invitations")
    @Needs(Permission.ACCESS_REPAIR)
    Answer invite(Desk desk, @RequestParam Map<String, String> asked) {
        var members = members(desk, asked);
        if (asked.getOrDefault("confirmed", "").equals("1")) {
            var invited =
                    invitations.inviteAll(desk.club(), members, desk.actor().actor());
            return Redirect.to(desk.at("members")).saying("access.bulk.done", invited);
        }
        var reachable = reachable(desk, members);
        var shown = new LinkedHashMap<>(asked);
        shown.remove("club");
        return new BulkPage(desk, members.size(), reachable, Map.copyOf(shown));
    }

    private List<MemberId> members(Desk desk, Map<String, String> asked) {
        var club = desk.club().id();
        var ofImport = Ids.parse(asked.getOrDefault("import", ""));
        if (ofImport.isPresent()) return imports.members(club, ofImport.get());
        var filter = MemberFilter.of(
                asked.getOrDefault("q", ""),
                asked.getOrDefault("state", ""),
                asked.getOrDefault("top", ""),
                asked.getOrDefault("finding", ""),
                asked.getOrDefault("tag", ""),
                asked.getOrDefault("removed", "").equals("true"));
        return lists.ids(club, filter, MOST);
    }

    private int reachable(Desk desk, List<MemberId> members) {
        var all = new ArrayList<MemberId>();
        for (var from = 0; from < members.size(); from += CHUNK) {
            var chunk = members.subList(from, Math.min(members.size(), from + CHUNK));
            all.addAll(transactions.inClub(desk.club().id(), () -> invitations.reachable(desk.club(), chunk)));
        }
        return all.size();
    }
}
