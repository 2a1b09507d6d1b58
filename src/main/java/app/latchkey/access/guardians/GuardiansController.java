package app.latchkey.access.guardians;

import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Needs;
import app.latchkey.clubs.Permission;
import app.latchkey.members.MemberChanges;
import app.latchkey.members.MemberFile;
import app.latchkey.members.MemberFiles;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.NotFound;
import app.latchkey.platform.web.Redirect;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/{club}/desk/members/{member}/guardians")
class GuardiansController {
    private final Guardians guardians;
    private final MemberFiles files;
    private final MemberChanges members;
    private final Transactions transactions;

    GuardiansController(Guardians guardians, MemberFiles files, MemberChanges members, Transactions transactions) {
        this.guardians = guardians;
        this.files = files;
        this.members = members;
        this.transactions = transactions;
    }

    @GetMapping
    @Needs(Permission.ACCESS_READ)
    Answer show(Desk desk, @PathVariable String member) {
        return page(desk, file(desk, member), GuardiansPage.Typed.NOTHING);
    }

    @PostMapping
    @Needs(Permission.ACCESS_REPAIR)
    Answer give(
            Desk desk,
            @PathVariable String member,
            @RequestParam(defaultValue = "") String named,
            @RequestParam(defaultValue = "") String why) {
        var file = file(desk, member);
        var typed = named.strip();
        var given = transactions.inClub(desk.club().id(), () -> guardians.give(desk, file, typed, "", why.strip()));
        if (given == Guardians.Given.GIVEN) return back(desk, file).saying("access.guardians.given", file.name());
        if (given == Guardians.Given.WHY_MISSING)
            return page(desk, file, new GuardiansPage.Typed(typed, "", "", "give"));
        return page(
                desk,
                file,
                new GuardiansPage.Typed(
                        typed, why, "access.remedy.guardian." + given.name().toLowerCase(), ""));
    }

    @PostMapping("/{access}/withdrawal")
    @Needs(Permission.ACCESS_REPAIR)
    Answer withdraw(
            Desk desk,
            @PathVariable String member,
            @PathVariable String access,
            @RequestParam(defaultValue = "") String why) {
        var file = file(desk, member);
        var id = Ids.parse(access).orElseThrow(NotFound::new);
        if (why.isBlank()) return page(desk, file, GuardiansPage.Typed.missing("withdraw-" + id));
        var done = transactions.inClub(desk.club().id(), () -> guardians.withdraw(desk, file, id, why.strip()));
        return back(desk, file).saying(done ? "access.guardians.withdrawn" : "access.guardians.gone");
    }

    @PostMapping("/{access}/switch")
    @Needs(Permission.ACCESS_SWITCH)
    Answer turn(
            Desk desk,
            @PathVariable String member,
            @PathVariable String access,
            @RequestParam(defaultValue = "false") boolean off,
            @RequestParam(defaultValue = "") String why) {
        var file = file(desk, member);
        var id = Ids.parse(access).orElseThrow(NotFound::new);
        if (off && why.isBlank()) return page(desk, file, GuardiansPage.Typed.missing("off-" + id));
        var done = transactions.inClub(desk.club().id(), () -> guardians.turn(desk, file, id, off, why.strip()));
        if (!done) return back(desk, file).saying("access.guardians.gone");
        return back(desk, file).saying(off ? "access.guardians.off" : "access.guardians.on");
    }

    @PostMapping("/own-access")
    @Needs(Permission.ACCESS_REPAIR)
    Answer ownAccess(Desk desk, @PathVariable String member, @RequestParam boolean allowed) {
        var file = file(desk, member);
        transactions.inClub(
                desk.club().id(),
                () -> members.allowOwnAccess(desk.club().id(), desk.actor().actor(), file.id(), allowed));
        return back(desk, file).saying(allowed ? "access.guardians.own.allowed" : "access.guardians.own.ended");
    }

    private static Redirect back(Desk desk, MemberFile file) {
        return Redirect.to(desk.at("members/" + file.id() + "/guardians"));
    }

    private Answer page(Desk desk, MemberFile file, GuardiansPage.Typed typed) {
        return transactions.readInClub(
                desk.club().id(),
                () -> new GuardiansPage(
                        desk,
                        file,
                        guardians.child(desk, file),
                        guardians.acting(desk, file.id()).stream()
                                .filter(acting -> !acting.access().self())
                                .toList(),
                        typed));
    }

    private MemberFile file(Desk desk, String member) {
        var id = MemberId.parse(member).orElseThrow(NotFound::new);
        return transactions
                .readInClub(desk.club().id(), () -> files.find(desk.club().id(), id))
                .orElseThrow(NotFound::new);
    }
}
