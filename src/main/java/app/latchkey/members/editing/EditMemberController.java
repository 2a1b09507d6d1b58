package app.latchkey.members.editing;

import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Needs;
import app.latchkey.clubs.Permission;
import app.latchkey.members.ContactAddress.Source;
import app.latchkey.members.EditOutcome;
import app.latchkey.members.MemberChanges;
import app.latchkey.members.MemberSheet;
import app.latchkey.members.MemberSheets;
import app.latchkey.members.form.MemberForm;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.NotFound;
import app.latchkey.platform.web.Redirect;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class EditMemberController {
    private final MemberSheets sheets;
    private final MemberChanges changes;

    EditMemberController(MemberSheets sheets, MemberChanges changes) {
        this.sheets = sheets;
        this.changes = changes;
    }

    @GetMapping("/{club}/desk/members/{id}/edit")
    @Needs(Permission.MEMBERS_EDIT)
    Answer form(Desk desk, @PathVariable String id) {
        var sheet = sheet(desk, id);
        return new EditMemberPage(
                desk, sheet, sheet.version(), MemberForm.of(sheet.details(), desk.club()), List.of(), false);
    }

    @PostMapping("/{club}/desk/members/{id}/edit")
    @Needs(Permission.MEMBERS_EDIT)
    Answer save(Desk desk, @PathVariable String id, @RequestParam int version, @ModelAttribute MemberForm form) {
        var sheet = sheet(desk, id);
        var today = LocalDate.ofInstant(desk.now(), desk.club().timeZone());
        var unreadable = form.unreadable(desk.club(), today);
        if (!unreadable.isEmpty()) return new EditMemberPage(desk, sheet, version, form, unreadable, false);
        var wanted = form.details(desk.club(), today);
        var outcome = changes.edit(desk.club().id(), desk.actor().actor(), sheet.id(), version, wanted, Source.DESK);
        return switch (outcome) {
            case EditOutcome.Saved saved ->
                Redirect.to(desk.at("members/" + sheet.id())).saying("members.edit.done");
            case EditOutcome.Refused refused ->
                new EditMemberPage(desk, sheet, version, form, refused.problems(), false);
            case EditOutcome.Stale stale ->
                new EditMemberPage(desk, stale.now(), stale.now().version(), form, List.of(), true);
            case EditOutcome.Gone gone -> throw new NotFound();
        };
    }

    private MemberSheet sheet(Desk desk, String id) {
        return MemberId.parse(id)
                .flatMap(member -> sheets.find(desk.club().id(), member))
                .orElseThrow(NotFound::new);
    }
}
