package app.latchkey.members.file;

import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Needs;
import app.latchkey.clubs.Permission;
import app.latchkey.members.Looks;
import app.latchkey.members.MemberChanges;
import app.latchkey.members.MemberSheet;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.NotFound;
import app.latchkey.platform.web.Redirect;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class MemberFileController {
    private static final int LONGEST_REASON = 500;

    private final MemberFileView view;
    private final MemberChanges changes;
    private final Looks looks;

    MemberFileController(MemberFileView view, MemberChanges changes, Looks looks) {
        this.view = view;
        this.changes = changes;
        this.looks = looks;
    }

    @GetMapping("/{club}/desk/members/{id}")
    @Needs(Permission.MEMBERS_READ)
    Answer file(Desk desk, @PathVariable String id) {
        var sheet = sheet(desk, id);
        if (sheet.file().erased().isPresent()) return view.erased(desk, sheet);
        looks.note(desk, sheet.id());
        return view.page(desk, sheet, "");
    }

    @PostMapping("/{club}/desk/members/{id}/archive")
    @Needs(Permission.MEMBERS_ARCHIVE)
    Answer archive(Desk desk, @PathVariable String id, @RequestParam(defaultValue = "") String why) {
        var sheet = sheet(desk, id);
        if (!reason(why)) return view.page(desk, sheet, "archive");
        changes.archive(desk.club().id(), desk.actor().actor(), sheet.id(), why.strip());
        return back(desk, sheet, "members.file.archived");
    }

    @PostMapping("/{club}/desk/members/{id}/restoration")
    @Needs(Permission.MEMBERS_ARCHIVE)
    Answer restore(Desk desk, @PathVariable String id) {
        var sheet = sheet(desk, id);
        changes.restore(desk.club().id(), desk.actor().actor(), sheet.id());
        return back(desk, sheet, "members.file.restored");
    }

    @PostMapping("/{club}/desk/members/{id}/access-switch")
    @Needs(Permission.ACCESS_SWITCH)
    Answer switchAccess(
            Desk desk,
            @PathVariable String id,
            @RequestParam boolean off,
            @RequestParam(defaultValue = "") String why) {
        var sheet = sheet(desk, id);
        if (off && !reason(why)) return view.page(desk, sheet, "off");
        changes.switchAccess(desk.club().id(), desk.actor().actor(), sheet.id(), off, why.strip());
        return back(desk, sheet, off ? "members.file.off" : "members.file.on");
    }

    @PostMapping("/{club}/desk/members/{id}/invitable")
    @Needs(Permission.MEMBERS_EDIT)
    Answer invitable(Desk desk, @PathVariable String id, @RequestParam boolean yes) {
        var sheet = sheet(desk, id);
        changes.invitable(desk.club().id(), desk.actor().actor(), sheet.id(), yes);
        return back(desk, sheet, "members.edit.done");
    }

    @PostMapping("/{club}/desk/members/{id}/lost-card")
    @Needs(Permission.MEMBERS_EDIT)
    Answer endCard(Desk desk, @PathVariable String id, @RequestParam(defaultValue = "") String number) {
        var sheet = sheet(desk, id);
        changes.endCard(desk.club().id(), desk.actor().actor(), sheet.id(), number);
        return back(desk, sheet, "members.edit.done");
    }

    private static boolean reason(String why) {
        return !why.isBlank() && why.length() <= LONGEST_REASON && why.indexOf('\0') < 0;
    }

    private static Answer back(Desk desk, MemberSheet sheet, String saying) {
        return Redirect.to(desk.at("members/" + sheet.id())).saying(saying, sheet.name());
    }

    private MemberSheet sheet(Desk desk, String id) {
        return MemberId.parse(id).flatMap(member -> view.find(desk, member)).orElseThrow(NotFound::new);
    }
}
