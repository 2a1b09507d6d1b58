package app.latchkey.operator.restored;

import app.latchkey.clubs.Club;
import app.latchkey.clubs.Clubs;
import app.latchkey.clubs.Staff;
import app.latchkey.integration.keys.ApiKeys;
import app.latchkey.messages.LaneHolds;
import app.latchkey.operator.seat.Seat;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.NotFound;
import app.latchkey.platform.web.Redirect;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

@Controller
class RestoredController {
    private static final Logger LOG = LoggerFactory.getLogger(RestoredController.class);
    private static final int CLUBS = 100;

    private final Restorations restorations;
    private final Clubs clubs;
    private final Staff staff;
    private final ApiKeys keys;
    private final LaneHolds holds;
    private final Transactions transactions;

    RestoredController(
            Restorations restorations,
            Clubs clubs,
            Staff staff,
            ApiKeys keys,
            LaneHolds holds,
            Transactions transactions) {
        this.restorations = restorations;
        this.clubs = clubs;
        this.staff = staff;
        this.keys = keys;
        this.holds = holds;
        this.transactions = transactions;
    }

    @GetMapping("/operator/restored")
    Answer show(Seat seat) {
        var last = transactions.global(restorations::last).orElseThrow(NotFound::new);
        var known = transactions.global(() -> clubs.first(CLUBS + 1));
        return new RestoredPage(
                seat,
                last,
                List.copyOf(transactions.global(holds::held)),
                known.stream().limit(CLUBS).map(this::of).toList(),
                known.size() > CLUBS);
    }

    private RestoredPage.OfClub of(Club club) {
        var living = keys.all(club.id()).stream()
                .filter(key -> key.revokedAt().isEmpty())
                .toList();
        return new RestoredPage.OfClub(club, transactions.readInClub(club.id(), () -> staff.all(club.id())), living);
    }

    @PostMapping("/operator/restored/{epoch}/confirmation")
    Answer seen(Seat seat, @PathVariable String epoch) {
        if (!epoch.matches("[0-9]{1,9}")) throw new NotFound();
        if (transactions.global(() -> restorations.seen(Integer.parseInt(epoch))))
            LOG.info(
                    "What came back with epoch {} was looked through by operator {}",
                    epoch,
                    seat.operator().account());
        return Redirect.to("/operator").saying("operator.restored.seen.done");
    }
}
