package app.latchkey.access.erasure;

import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Needs;
import app.latchkey.clubs.Permission;
import app.latchkey.members.MemberFiles;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.NotFound;
import app.latchkey.platform.web.Redirect;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class ErasureController {
    private final Erasing erasing;
    private final MemberFiles files;
    private final Transactions transactions;

    ErasureController(Erasing erasing, MemberFiles files, Transactions transactions) {
        this.erasing = erasing;
        this.files = files;
        this.transactions = transactions;
    }

    @PostMapping("/{club}/desk/members/{member}/erasure")
    @Needs(Permission.MEMBERS_DATA)
    Answer ask(
            Desk desk,
            @PathVariable String member,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String why) {
        var id = file(desk, member);
        var back = Redirect.to(desk.at("members/" + id + "/data"));
        return switch (erasing.ask(desk, id, number, why)) {
            case ErasureOutcome.Asked(var due) -> back.saying("access.erasure.asked");
            case ErasureOutcome.Again(var problem) -> back.saying(problem);
            case ErasureOutcome.Refused(var hindrance) -> back.saying("access.erasure.not." + hindrance);
        };
    }

    @PostMapping("/{club}/desk/members/{member}/erasure/stop")
    @Needs(Permission.MEMBERS_DATA)
    Answer stop(Desk desk, @PathVariable String member) {
        var id = file(desk, member);
        var stopped = erasing.stop(desk, id);
        return Redirect.to(desk.at("members/" + id + "/data"))
                .saying(stopped ? "access.erasure.stopped" : "access.erasure.gone");
    }

    private MemberId file(Desk desk, String member) {
        var id = MemberId.parse(member).orElseThrow(NotFound::new);
        return transactions
                .readInClub(desk.club().id(), () -> files.find(desk.club().id(), id))
                .orElseThrow(NotFound::new)
                .id();
    }
}
