package app.latchkey.access.invitation;

import app.latchkey.access.grants.Accesses;
import app.latchkey.access.mails.Notices;
import app.latchkey.audit.Actor;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Club;
import app.latchkey.platform.ids.MemberId;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A re-link ends the member's former own access in this club; the old account is told, and loses nothing anywhere else. */
@Component
class Relinked {
    private final Accesses accesses;
    private final Notices notices;
    private final Audit audit;

    Relinked(Accesses accesses, Notices notices, Audit audit) {
        this.accesses = accesses;
        this.notices = notices;
        this.audit = audit;
    }

    void endOld(Club club, MemberId member) {
        accesses.self(club.id(), member).ifPresent(old -> {
            accesses.end(club.id(), old.id(), "RELINKED");
            notices.tell(club, old.account(), "access.notice.relinked");
            audit.write(
                    club.id(),
                    Actor.SYSTEM,
                    "access.audit.relinked",
                    Subject.member(member),
                    Map.of("account", old.account().toString()));
        });
    }
}
