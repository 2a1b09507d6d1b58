package app.latchkey.operator.escalations;

import app.latchkey.access.Escalation;
import app.latchkey.access.Escalations;
import app.latchkey.access.Side;
import app.latchkey.access.Words;
import app.latchkey.clubs.Clubs;
import app.latchkey.operator.seat.Seat;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.Frame;
import app.latchkey.platform.web.NotFound;
import app.latchkey.platform.web.Redirect;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/operator/escalations/{in}/{id}")
class CaseController {
    private static final int LONGEST = 1_000;

    private final Escalations escalations;
    private final Words words;
    private final Clubs clubs;
    private final Transactions transactions;

    CaseController(Escalations escalations, Words words, Clubs clubs, Transactions transactions) {
        this.escalations = escalations;
        this.words = words;
        this.clubs = clubs;
        this.transactions = transactions;
    }

    @GetMapping
    Answer show(Seat seat, @PathVariable String in, @PathVariable String id) {
        return page(seat, find(in, id), "", "");
    }

    @PostMapping("/answer")
    Answer answer(
            Seat seat,
            @PathVariable String in,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String words) {
        var escalation = find(in, id);
        var said = words.strip();
        if (said.isEmpty() || said.length() > LONGEST)
            return page(seat, escalation, words, "access.escalation.words.missing");
        return escalations.answer(escalation, seat.operator().account(), said)
                ? Redirect.to(at(escalation)).saying("operator.case.answered")
                : Redirect.to(at(escalation)).saying("operator.case.over");
    }

    @PostMapping("/closing")
    Answer close(Seat seat, @PathVariable String in, @PathVariable String id) {
        escalations.close(find(in, id), seat.operator().account());
        return Redirect.to("/operator").saying("operator.case.closed");
    }

    private Escalation find(String club, String id) {
        return Ids.parse(club)
                .flatMap(in -> Ids.parse(id).flatMap(one -> escalations.find(new ClubId(in), one)))
                .orElseThrow(NotFound::new);
    }

    private static String at(Escalation escalation) {
        return "/operator/escalations/" + escalation.club() + "/" + escalation.id();
    }

    private Answer page(Seat seat, Escalation escalation, String typed, String problem) {
        var locale = Frame.current().locale();
        return new CasePage(
                seat,
                transactions.global(() -> clubs.get(escalation.club())),
                escalation,
                words.cause(escalation.code(), locale),
                words.side(Side.valueOf(escalation.side()), locale),
                typed,
                problem);
    }
}
