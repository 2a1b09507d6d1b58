package app.latchkey.members;

import app.latchkey.audit.Actor;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Desk;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.MemberId;
import org.springframework.stereotype.Component;

/** Whoever opens somebody's file, at the desk or by a program, leaves a trace that this person can read: one a day. */
@Component
public class Looks {
    private final Audit audit;
    private final Transactions tx;

    public Looks(Audit audit, Transactions tx) {
        this.audit = audit;
        this.tx = tx;
    }

    public void note(Desk desk, MemberId member) {
        note(desk.club(), desk.actor().actor(), member);
    }

    public void note(Club club, Actor actor, MemberId member) {
        tx.inClub(club.id(), () -> {
            var day = tx.now().atZone(club.timeZone()).toLocalDate();
            audit.seen(club.id(), actor, Subject.member(member), day);
        });
    }
}
