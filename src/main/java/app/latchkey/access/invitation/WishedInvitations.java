package app.latchkey.access.invitation;

import app.latchkey.access.Invitations;
import app.latchkey.clubs.Clubs;
import app.latchkey.members.InvitationWished;
import app.latchkey.messages.Lane;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whoever adds a member may ask for the invitation in the same breath. */
@Component
class WishedInvitations {
    private final Invitations invitations;
    private final Clubs clubs;

    WishedInvitations(Invitations invitations, Clubs clubs) {
        this.invitations = invitations;
        this.clubs = clubs;
    }

    @EventListener
    void on(InvitationWished wished) {
        invitations.invite(clubs.get(wished.club()), wished.member(), wished.actor(), Lane.ACCESS);
    }
}
