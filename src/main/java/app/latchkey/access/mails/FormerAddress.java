package app.latchkey.access.mails;

import app.latchkey.access.grants.Access;
import app.latchkey.access.grants.Accesses;
import app.latchkey.clubs.Clubs;
import app.latchkey.members.MemberEmailChanged;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Another address stands on a file: the former one hears of it if somebody who acts for that member had proven it. Of an
 * address that was only typed nobody knows whose it is, so nothing is sent there.
 */
@Component
class FormerAddress {
    private final Clubs clubs;
    private final Accesses accesses;
    private final Notices notices;

    FormerAddress(Clubs clubs, Accesses accesses, Notices notices) {
        this.clubs = clubs;
        this.accesses = accesses;
        this.notices = notices;
    }

    @EventListener
    void on(MemberEmailChanged changed) {
        if (changed.oldKey().isEmpty() || changed.oldKey().equals(changed.newKey())) return;
        var acting = accesses.of(changed.club(), List.of(changed.member())).stream()
                .map(Access::account)
                .distinct()
                .toList();
        notices.tellAt(clubs.get(changed.club()), acting, changed.oldKey().get(), "access.notice.contact");
    }
}
