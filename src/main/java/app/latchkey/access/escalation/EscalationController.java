package app.latchkey.access.escalation;

import app.latchkey.access.Finding;
import app.latchkey.access.Words;
import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Needs;
import app.latchkey.clubs.Permission;
import app.latchkey.members.MemberFile;
import app.latchkey.members.MemberFiles;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.throttle.Admission;
import app.latchkey.platform.throttle.Budget;
import app.latchkey.platform.throttle.Throttle;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.Frame;
import app.latchkey.platform.web.NotFound;
import app.latchkey.platform.web.Redirect;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class EscalationController {
    private static final int A_DAY = 20;

    private final Asking asking;
    private final MemberFiles files;
    private final Words words;
    private final Throttle throttle;
    private final Transactions transactions;

    EscalationController(Asking asking, MemberFiles files, Words words, Throttle throttle, Transactions transactions) {
        this.asking = asking;
        this.files = files;
        this.words = words;
        this.throttle = throttle;
        this.transactions = transactions;
    }

    @GetMapping("/{club}/desk/members/{member}/access/escalation")
    @Needs(Permission.ACCESS_REPAIR)
    Answer show(Desk desk, @PathVariable String member) {
        return page(desk, file(desk, member), "", "");
    }

    @PostMapping("/{club}/desk/members/{member}/access/escalation")
    @Needs(Permission.ACCESS_REPAIR)
    Answer ask(Desk desk, @PathVariable String member, @RequestParam(defaultValue = "") String words) {
        var file = file(desk, member);
        var said = words.strip();
        if (said.isEmpty()) return page(desk, file, words, "access.escalation.words.missing");
        if (said.length() > Asking.LONGEST) return page(desk, file, words, "access.escalation.words.long");
        var budget = Budget.window("escalation", desk.club().id().toString(), A_DAY, Duration.ofDays(1));
        if (throttle.admit(List.of(budget)) instanceof Admission.Denied)
            return page(desk, file, words, "access.escalation.enough");
        asking.ask(desk, file.id(), top(desk, file), said);
        return Redirect.to(desk.at("members/" + file.id() + "/access/escalation"))
                .saying("access.escalation.done");
    }

    @PostMapping("/{club}/desk/members/{member}/access/escalation/closing")
    @Needs(Permission.ACCESS_REPAIR)
    Answer close(Desk desk, @PathVariable String member) {
        var file = file(desk, member);
        asking.close(desk, file.id());
        return Redirect.to(desk.at("members/" + file.id())).saying("access.escalation.closed");
    }

    private Answer page(Desk desk, MemberFile file, String typed, String problem) {
        var top = top(desk, file);
        var locale = Frame.current().locale();
        return new EscalationPage(
                desk,
                file.id().toString(),
                file.name(),
                words.cause(top.code().name(), locale),
                words.side(top.side(), locale),
                Nameless.facts(top),
                asking.running(desk, file.id()),
                asking.anyOperator(),
                typed,
                problem);
    }

    private Finding top(Desk desk, MemberFile file) {
        return asking.top(desk, file.id()).orElseThrow(NotFound::new);
    }

    private MemberFile file(Desk desk, String member) {
        var id = MemberId.parse(member).orElseThrow(NotFound::new);
        return transactions
                .readInClub(desk.club().id(), () -> files.find(desk.club().id(), id))
                .orElseThrow(NotFound::new);
    }
}
