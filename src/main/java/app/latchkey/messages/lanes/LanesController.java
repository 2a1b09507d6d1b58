package app.latchkey.messages.lanes;

import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Needs;
import app.latchkey.clubs.Permission;
import app.latchkey.messages.Lane;
import app.latchkey.messages.LaneBoard;
import app.latchkey.messages.LanePauses;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.NotFound;
import app.latchkey.platform.web.Redirect;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

@Controller
class LanesController {
    private final LaneBoard board;
    private final LanePauses pauses;
    private final Audit audit;
    private final Transactions transactions;

    LanesController(LaneBoard board, LanePauses pauses, Audit audit, Transactions transactions) {
        this.board = board;
        this.pauses = pauses;
        this.audit = audit;
        this.transactions = transactions;
    }

    @GetMapping("/{club}/desk/messages/lanes")
    @Needs(Permission.MESSAGES_READ)
    Answer show(Desk desk) {
        var club = desk.club().id();
        return transactions.readInClub(club, () -> new LanesPage(desk, board.of(club), board.domains(club)));
    }

    @PostMapping("/{club}/desk/messages/lanes/{lane}/pauses")
    @Needs(Permission.MAILINGS_SEND)
    Answer stop(Desk desk, @PathVariable String lane) {
        var club = desk.club().id();
        var known = stoppable(lane);
        transactions.inClub(club, () -> {
            if (pauses.stop(known, Optional.of(club))) write(desk, "messages.audit.stopped", known);
        });
        return Redirect.to(desk.at("messages/lanes")).saying("messages.lanes.stopped.done");
    }

    @PostMapping("/{club}/desk/messages/lanes/{lane}/resumptions")
    @Needs(Permission.MAILINGS_SEND)
    Answer go(Desk desk, @PathVariable String lane) {
        var club = desk.club().id();
        var known = stoppable(lane);
        transactions.inClub(club, () -> {
            if (pauses.go(known, Optional.of(club))) write(desk, "messages.audit.going", known);
        });
        return Redirect.to(desk.at("messages/lanes")).saying("messages.lanes.going.done");
    }

    private void write(Desk desk, String sentence, Lane lane) {
        var club = desk.club().id();
        audit.write(club, desk.actor().actor(), sentence, Subject.club(club), Map.of("lane", lane.name()));
    }

    private static Lane stoppable(String name) {
        return Stream.of(Lane.values())
                .filter(lane -> lane.name().equals(name) && LanePauses.ofAClub(lane))
                .findFirst()
                .orElseThrow(NotFound::new);
    }
}
