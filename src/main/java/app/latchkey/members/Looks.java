package app.latchkey.members;

import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Desk;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.MemberId;
import org.springframework.stereotype.Component;

/** Whoever at the desk opens somebody's file leaves a trace that this person can read: one a day. */
@Component
public class Looks {
    private final Audit audit;
    private final Transactions tx;

    public Looks(Audit audit, Transactions tx) {
        this.audit = audit;
        this.tx = tx;
    }

    public void note(Desk desk, MemberId member) {
        var day = desk.now().atZone(desk.club().timeZone()).toLocalDate();
        tx.inClub(
                desk.club().id(),
                () -> audit.seen(desk.club().id(), desk.actor().actor(), Subject.member(member), day));
    }
}
