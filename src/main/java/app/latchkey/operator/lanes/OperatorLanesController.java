package app.latchkey.operator.lanes;

import app.latchkey.clubs.Club;
import app.latchkey.clubs.Clubs;
import app.latchkey.messages.Lane;
import app.latchkey.messages.LaneBoard;
import app.latchkey.messages.LanePauses;
import app.latchkey.messages.OurRefusals;
import app.latchkey.operator.seat.Seat;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.NotFound;
import app.latchkey.platform.web.Redirect;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

@Controller
class OperatorLanesController {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorLanesController.class);

    private final LaneBoard board;
    private final OurRefusals refusals;
    private final LanePauses pauses;
    private final Clubs clubs;
    private final Transactions transactions;

    OperatorLanesController(
            LaneBoard board, OurRefusals refusals, LanePauses pauses, Clubs clubs, Transactions transactions) {
        this.board = board;
        this.refusals = refusals;
        this.pauses = pauses;
        this.clubs = clubs;
        this.transactions = transactions;
    }

    @GetMapping("/operator/lanes")
    Answer show(Seat seat) {
        return transactions.global(() -> new OperatorLanesPage(
                seat, board.all(), named(board.clubs()), board.domains(), refusals.now(), transactions.now()));
    }

    private List<OperatorLanesPage.ClubLine> named(List<LaneBoard.ClubLine> lines) {
        var ids = lines.stream().map(LaneBoard.ClubLine::club).distinct().toList();
        var known = clubs.find(ids).stream().collect(Collectors.toMap(Club::id, Function.identity()));
        return lines.stream()
                .map(line -> new OperatorLanesPage.ClubLine(
                        Optional.ofNullable(known.get(line.club()))
                                .map(Club::name)
                                .orElse(""),
                        line))
                .toList();
    }

    @PostMapping("/operator/lanes/{lane}/pauses")
    Answer stop(Seat seat, @PathVariable String lane) {
        var known = stoppable(lane);
        var stopped = transactions.global(() -> pauses.stop(known, Optional.<ClubId>empty()));
        if (stopped)
            LOG.warn(
                    "Lane {} was stopped for all clubs by operator {}",
                    known,
                    seat.operator().account());
        return Redirect.to("/operator/lanes").saying("messages.lanes.stopped.done");
    }

    @PostMapping("/operator/lanes/{lane}/resumptions")
    Answer go(Seat seat, @PathVariable String lane) {
        var known = stoppable(lane);
        var going = transactions.global(() -> pauses.go(known, Optional.<ClubId>empty()));
        if (going)
            LOG.info(
                    "Lane {} goes on for all clubs, by operator {}",
                    known,
                    seat.operator().account());
        return Redirect.to("/operator/lanes").saying("messages.lanes.going.done");
    }

    private static Lane stoppable(String name) {
        return Stream.of(Lane.values())
                .filter(lane -> lane.name().equals(name) && lane != Lane.ACCESS)
                .findFirst()
                .orElseThrow(NotFound::new);
    }
}
