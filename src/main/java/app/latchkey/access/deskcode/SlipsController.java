package app.latchkey.access.deskcode;

import app.latchkey.access.bulk.Chosen;
import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Needs;
import app.latchkey.clubs.Permission;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.Download;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Slips for everybody of a filter: first how many, then a file to print. */
@Controller
class SlipsController {
    private final Chosen chosen;
    private final Slips slips;
    private final SlipPaper paper;
    private final Transactions transactions;

    SlipsController(Chosen chosen, Slips slips, SlipPaper paper, Transactions transactions) {
        this.chosen = chosen;
        this.slips = slips;
        this.paper = paper;
        this.transactions = transactions;
    }

    @PostMapping("/{club}/desk/access/slips")
    @Needs(Permission.ACCESS_REPAIR)
    Answer print(Desk desk, @RequestParam Map<String, String> asked) {
        var members = chosen.of(desk.club().id(), asked);
        var format = Stream.of(SlipPaper.Format.values())
                .filter(known -> known.name().equals(asked.getOrDefault("paper", "")))
                .findFirst();
        if (format.isEmpty() || members.size() > Slips.MOST) return preview(desk, members, asked);
        var printed =
                transactions.inClub(desk.club().id(), () -> slips.print(desk, slips.wanting(desk.club(), members)));
        return new Download("application/pdf", "slips.pdf", paper.draw(desk.club(), printed, format.get(), desk.now()));
    }

    private Answer preview(Desk desk, List<MemberId> members, Map<String, String> asked) {
        var shown = new LinkedHashMap<>(asked);
        for (var ours : List.of("club", "paper")) shown.remove(ours);
        var wanting = members.size() > Slips.MOST
                ? 0
                : transactions.readInClub(
                        desk.club().id(),
                        () -> slips.wanting(desk.club(), members).size());
        return new SlipsPage(desk, members.size(), wanting, Map.copyOf(shown));
    }
}
