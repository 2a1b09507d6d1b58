package app.latchkey.members.adding;

import app.latchkey.clubs.Club;
import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Needs;
import app.latchkey.clubs.Permission;
import app.latchkey.members.AddOutcome;
import app.latchkey.members.ContactAddress.Source;
import app.latchkey.members.Members;
import app.latchkey.members.form.MemberForm;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.Redirect;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class AddMemberController {
    private final Members members;

    AddMemberController(Members members) {
        this.members = members;
    }

    @GetMapping("/{club}/desk/members/new")
    @Needs(Permission.MEMBERS_EDIT)
    Answer form(
            Desk desk, @RequestParam(defaultValue = "") String email, @RequestParam(defaultValue = "") String name) {
        var parts = name.strip().split("\\s+", 2);
        var form = new MemberForm(parts[0], parts.length > 1 ? parts[1] : "", email, "", "", "", "", "", "", "");
        return new AddMemberPage(desk, form, List.of(), List.of(), true);
    }

    @PostMapping("/{club}/desk/members/new")
    @Needs(Permission.MEMBERS_EDIT)
    Answer add(
            Desk desk,
            @ModelAttribute MemberForm form,
            @RequestParam(defaultValue = "false") boolean evenSo,
            @RequestParam(defaultValue = "false") boolean invite) {
        var today = LocalDate.ofInstant(desk.now(), desk.club().timeZone());
        var unreadable = form.unreadable(desk.club(), today);
        if (!unreadable.isEmpty()) return new AddMemberPage(desk, form, unreadable, List.of(), invite);
        var wanted = form.details(desk.club(), today);
        var outcome = members.add(
                desk.club().id(), desk.actor().actor(), wanted, Source.DESK, evenSo, wishes(desk.club(), invite));
        return switch (outcome) {
            case AddOutcome.Added added ->
                Redirect.to(desk.at("members/" + added.member())).saying("members.add.done", wanted.name());
            case AddOutcome.Refused refused -> new AddMemberPage(desk, form, refused.problems(), List.of(), invite);
            case AddOutcome.LooksLike like -> new AddMemberPage(desk, form, List.of(), like.files(), invite);
        };
    }

    private static boolean wishes(Club club, boolean asked) {
        return switch (club.access().askInvite()) {
            case ASK -> asked;
            case ALWAYS -> true;
            case NEVER -> false;
        };
    }
}
