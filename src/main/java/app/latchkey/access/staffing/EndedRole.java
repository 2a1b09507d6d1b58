package app.latchkey.access.staffing;

import app.latchkey.access.grants.Grants;
import app.latchkey.access.projection.StaleNeighbours;
import app.latchkey.accounts.Sessions;
import app.latchkey.clubs.StaffEnded;
import app.latchkey.members.MemberFiles;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Takes what a role had at hand: whoever left keeps neither the desk's computer nor a code in a pocket. */
@Component
class EndedRole {
    private static final String WHY = "STAFF_ENDED";

    private final Sessions sessions;
    private final Grants grants;
    private final MemberFiles files;
    private final StaleNeighbours neighbours;

    EndedRole(Sessions sessions, Grants grants, MemberFiles files, StaleNeighbours neighbours) {
        this.sessions = sessions;
        this.grants = grants;
        this.files = files;
        this.neighbours = neighbours;
    }

    /** In the transaction that ends it. Files first, then marks, then grants, as everywhere. */
    @EventListener
    void on(StaffEnded ended) {
        sessions.endAtDesk(ended.account());
        var members = grants.handedOutBy(ended.club(), ended.account());
        files.hold(ended.club(), members);
        neighbours.of(ended.club(), members, List.of(ended.account()));
        grants.closeHandedOutBy(ended.club(), ended.account(), WHY);
    }
}
