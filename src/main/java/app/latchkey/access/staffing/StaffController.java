package app.latchkey.access.staffing;

import app.latchkey.access.StaffInvitations;
import app.latchkey.access.lostfactor.LostFactor;
import app.latchkey.access.lostfactor.LostFactors;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Needs;
import app.latchkey.clubs.Permission;
import app.latchkey.clubs.Role;
import app.latchkey.clubs.Staff;
import app.latchkey.clubs.StaffMember;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.text.EmailAddress;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.Forbidden;
import app.latchkey.platform.web.NotFound;
import app.latchkey.platform.web.Redirect;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class StaffController {
    private final Staff staff;
    private final StaffInvitations invitations;
    private final LostFactor lost;
    private final LostFactors lostFactors;
    private final Audit audit;
    private final Transactions transactions;

    StaffController(
            Staff staff,
            StaffInvitations invitations,
            LostFactor lost,
            LostFactors lostFactors,
            Audit audit,
            Transactions transactions) {
        this.staff = staff;
        this.invitations = invitations;
        this.lost = lost;
        this.lostFactors = lostFactors;
        this.audit = audit;
        this.transactions = transactions;
    }

    @GetMapping("/{club}/desk/staff")
    @Needs(Permission.STAFF_MANAGE)
    Answer list(Desk desk) {
        return page(desk, "", false);
    }

    @PostMapping("/{club}/desk/staff/invitations")
    @Needs(Permission.STAFF_MANAGE)
    Answer invite(Desk desk, @RequestParam(defaultValue = "") String email, @RequestParam Role role) {
        var address = EmailAddress.valid(email);
        if (address.isEmpty()) return page(desk, email, true);
        mayGive(desk, role);
        invitations.invite(desk.club(), address.get(), role, desk.actor().actor());
        return Redirect.to(desk.at("staff"))
                .saying("access.staff.invited", address.get().asGiven());
    }

    @PostMapping("/{club}/desk/staff/{account}/role")
    @Needs(Permission.STAFF_MANAGE)
    Answer change(Desk desk, @PathVariable String account, @RequestParam Role role) {
        var id = AccountId.parse(account).orElseThrow(NotFound::new);
        mayGive(desk, role);
        var changed = transactions.inClub(desk.club().id(), () -> {
            mayGive(desk, colleague(desk, id).role());
            var done = staff.change(desk.club().id(), id, role);
            if (done == Staff.Change.DONE) note(desk, "access.audit.staff.role", id, Map.of("role", role.name()));
            return done;
        });
        return answer(desk, changed, "access.staff.changed");
    }

    @PostMapping("/{club}/desk/staff/{account}/ending")
    @Needs(Permission.STAFF_MANAGE)
    Answer end(Desk desk, @PathVariable String account) {
        var id = AccountId.parse(account).orElseThrow(NotFound::new);
        var ending = transactions.inClub(desk.club().id(), () -> {
            mayGive(desk, colleague(desk, id).role());
            var done = staff.end(desk.club().id(), id, desk.actor().actor());
            if (done == Staff.Change.DONE) note(desk, "access.audit.staff.ended", id, Map.of());
            return done;
        });
        return answer(desk, ending, "access.staff.ended");
    }

    /** The owner has looked who asks: the link leaves without waiting any longer. */
    @PostMapping("/{club}/desk/staff/{account}/lost-factor")
    @Needs(Permission.STAFF_MANAGE)
    Answer release(Desk desk, @PathVariable String account) {
        var id = AccountId.parse(account).orElseThrow(NotFound::new);
        var released = transactions.inClub(desk.club().id(), () -> {
            colleague(desk, id);
            if (!StaffPage.mayRelease(desk, id)) throw new Forbidden();
            return lost.release(desk.club(), id, desk.actor().actor());
        });
        return Redirect.to(desk.at("staff")).saying(released ? "access.staff.lost.done" : "access.staff.lost.gone");
    }

    private StaffMember colleague(Desk desk, AccountId id) {
        return staff.find(desk.club().id(), id).orElseThrow(NotFound::new);
    }

    /** Nobody gives or takes what they do not have: a manager makes no owner, and removes none. */
    private static void mayGive(Desk desk, Role role) {
        if (!StaffPage.mayGive(desk, role)) throw new Forbidden();
    }

    private void note(Desk desk, String sentence, AccountId id, Map<String, String> more) {
        audit.write(desk.club().id(), desk.actor().actor(), sentence, Subject.account(id), more);
    }

    private static Answer answer(Desk desk, Staff.Change change, String done) {
        return switch (change) {
            case DONE -> Redirect.to(desk.at("staff")).saying(done);
            case LAST_OWNER -> Redirect.to(desk.at("staff")).saying("access.staff.last");
            case NOT_STAFF -> throw new NotFound();
        };
    }

    private Answer page(Desk desk, String typed, boolean invalid) {
        var people = transactions.readInClub(
                desk.club().id(), () -> staff.all(desk.club().id()));
        var accounts = people.stream().map(StaffMember::account).toList();
        var waiting = transactions.global(() -> lostFactors.pending(accounts)).stream()
                .filter(one -> one.sentAt().isEmpty())
                .map(LostFactors.Lost::account)
                .collect(Collectors.toSet());
        return new StaffPage(desk, people, waiting, typed, invalid);
    }
}
