package app.latchkey.access.projection;

import app.latchkey.access.grants.GrantLinks;
import app.latchkey.access.grants.Grants;
import app.latchkey.clubs.ClubChanged;
import app.latchkey.members.MemberAccessSwitched;
import app.latchkey.members.MemberAdded;
import app.latchkey.members.MemberArchived;
import app.latchkey.members.MemberChanged;
import app.latchkey.members.MemberEmailChanged;
import app.latchkey.members.MemberFiles;
import app.latchkey.members.MemberRestored;
import app.latchkey.members.MembersImported;
import app.latchkey.members.MembersMerged;
import app.latchkey.members.MembersUnmerged;
import app.latchkey.members.Neighbours;
import app.latchkey.messages.MailDomainChanged;
import app.latchkey.messages.MailLinks;
import app.latchkey.messages.MailboxChanged;
import app.latchkey.messages.Mailboxes;
import app.latchkey.messages.MessageStateChanged;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What other rooms did, in the same transaction: who is stale now, which links and grants die with it. */
@Component
class Events {
    private final Stale stale;
    private final Grants grants;
    private final GrantLinks links;
    private final MemberFiles files;
    private final Neighbours neighbours;
    private final Mailboxes mailboxes;
    private final MailLinks mailLinks;

    Events(
            Stale stale,
            Grants grants,
            GrantLinks links,
            MemberFiles files,
            Neighbours neighbours,
            Mailboxes mailboxes,
            MailLinks mailLinks) {
        this.stale = stale;
        this.grants = grants;
        this.links = links;
        this.files = files;
        this.neighbours = neighbours;
        this.mailboxes = mailboxes;
        this.mailLinks = mailLinks;
    }

    @EventListener
    void on(ClubChanged changed) {
        stale.all(changed.club());
    }

    @EventListener
    void on(MemberAdded added) {
        withNeighbours(added.club(), added.member());
    }

    @EventListener
    void on(MemberChanged changed) {
        withNeighbours(changed.club(), changed.member());
        stale.now(changed.club(), changed.formerNeighbours());
    }

    @EventListener
    void on(MembersImported imported) {
        withNeighbours(imported.club(), imported.members());
    }

    @EventListener
    void on(MemberEmailChanged changed) {
        mailLinks.superseded(changed.club(), links.supersede(changed.club(), changed.member(), "ADDRESS_CHANGED"));
        grants.close(
                changed.club(), changed.member(), app.latchkey.access.grants.Grant.Channel.MAIL, "ADDRESS_CHANGED");
        changed.newKey().ifPresent(mailboxes::cleared);
        holders(changed.club(), changed.oldKey());
        holders(changed.club(), changed.newKey());
        withNeighbours(changed.club(), changed.member());
    }

    @EventListener
    void on(MemberArchived archived) {
        grants.closeAll(archived.club(), archived.member(), "ARCHIVED", Optional.empty());
        withNeighbours(archived.club(), archived.member());
    }

    @EventListener
    void on(MemberRestored restored) {
        withNeighbours(restored.club(), restored.member());
    }

    @EventListener
    void on(MembersMerged merged) {
        stale.now(merged.club(), merged.neighbours());
    }

    @EventListener
    void on(MembersUnmerged unmerged) {
        stale.now(unmerged.club(), unmerged.neighbours());
    }

    @EventListener
    void on(MemberAccessSwitched switched) {
        if (switched.off()) grants.closeAll(switched.club(), switched.member(), "SWITCHED_OFF", Optional.empty());
        stale.now(switched.club(), switched.member());
    }

    @EventListener
    void on(MessageStateChanged changed) {
        changed.member().ifPresent(member -> stale.now(changed.club(), member));
    }

    @EventListener
    void on(MailboxChanged changed) {
        holders(changed.club(), Optional.of(changed.key()));
    }

    @EventListener
    void on(MailDomainChanged changed) {
        stale.now(changed.club(), files.atDomain(changed.club(), changed.domain()));
    }

    private void holders(ClubId club, Optional<String> key) {
        key.ifPresent(text -> stale.now(club, files.byAddress(club, text, true)));
    }

    private void withNeighbours(ClubId club, MemberId member) {
        withNeighbours(club, List.of(member));
    }

    private void withNeighbours(ClubId club, List<MemberId> members) {
        var all = new HashSet<>(members);
        neighbours.of(club, members).values().forEach(near -> near.forEach(other -> all.add(other.other())));
        stale.now(club, all);
    }
}
