package app.latchkey.operator;

import app.latchkey.access.StaffInvitations;
import app.latchkey.audit.Actor;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Clubs;
import app.latchkey.clubs.NewClub;
import app.latchkey.clubs.Role;
import app.latchkey.clubs.Staff;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.text.EmailAddress;
import org.springframework.stereotype.Component;

/** A new club with its roles, and its owner invited. */
@Component
public class ClubFounding {
    private final Clubs clubs;
    private final Staff staff;
    private final StaffInvitations invitations;
    private final Transactions transactions;

    public ClubFounding(Clubs clubs, Staff staff, StaffInvitations invitations, Transactions transactions) {
        this.clubs = clubs;
        this.staff = staff;
        this.invitations = invitations;
        this.transactions = transactions;
    }

    public sealed interface Founded {
        record Done(Club club, String ownerLink) implements Founded {}

        record SlugTaken() implements Founded {}
    }

    public Founded found(NewClub wanted, EmailAddress.Valid owner) {
        if (transactions.global(() -> clubs.find(wanted.slug())).isPresent()) return new Founded.SlugTaken();
        var id = transactions.global(() -> clubs.create(wanted));
        if (id.isEmpty()) return new Founded.SlugTaken();
        var club = transactions.global(() -> clubs.get(id.get()));
        var link = transactions.inClub(id.get(), () -> {
            staff.begin(id.get());
            return invitations.invite(club, owner, Role.OWNER, Actor.COMMAND_LINE);
        });
        return new Founded.Done(club, link);
    }
}
