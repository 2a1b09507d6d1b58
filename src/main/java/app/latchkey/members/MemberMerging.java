package app.latchkey.members;

import app.latchkey.audit.Actor;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Clubs;
import app.latchkey.members.ContactAddress.Source;
import app.latchkey.members.MergeJournal.Deed;
import app.latchkey.members.rows.FoundBy;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.text.EmailAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Makes one file of two, and two of one again. The room of access decides whether it may be done and holds both files; this
 * one does it to its own rows and tells the others, all in the caller's transaction.
 */
@Component
public class MemberMerging {
    private final Transactions tx;
    private final Clubs clubs;
    private final Merges merges;
    private final MergeJournal journal;
    private final MergedRows merged;
    private final MemberRows rows;
    private final FoundBy foundBy;
    private final Neighbours neighbours;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    MemberMerging(
            Transactions tx,
            Clubs clubs,
            Merges merges,
            MergeJournal journal,
            MergedRows merged,
            MemberRows rows,
            FoundBy foundBy,
            Neighbours neighbours,
            Audit audit,
            ApplicationEventPublisher events) {
        this.tx = tx;
        this.clubs = clubs;
        this.merges = merges;
        this.journal = journal;
        this.merged = merged;
        this.rows = rows;
        this.foundBy = foundBy;
        this.neighbours = neighbours;
        this.audit = audit;
        this.events = events;
    }

    /**
     * @param wanted what the survivor's file says from now on; tags of both are kept
     * @param checked what the desk checked about the person
     */
    public Merge merge(
            ClubId club,
            Actor actor,
            MemberSheet survivor,
            MemberSheet absorbed,
            MemberDetails wanted,
            String checked) {
        var merge = new Merge(Ids.next(), survivor.id(), absorbed.id(), tx.now(), actor.account(), false);
        write(club, actor, merge, Changed.between(survivor.details(), wanted), checked);
        var near = near(club, merge);
        merges.add(club, merge, checked);
        merged.keep(club, merge);
        move(club, merge);
        fill(club, merge, survivor, absorbed, wanted);
        merged.keepWhatBecame(club, merge);
        foundBy.forget(club, absorbed.id());
        foundBy.refresh(club, survivor.id());
        near.addAll(near(club, merge));
        events.publishEvent(new MembersMerged(club, merge, near));
        return merge;
    }

    private void write(ClubId club, Actor actor, Merge merge, List<String> fields, String checked) {
        var params =
                Map.of("merge", merge.id().toString(), "other", merge.absorbed().toString(), "checked", checked);
        var kept =
                Map.of("merge", merge.id().toString(), "other", merge.survivor().toString(), "checked", checked);
        var more = new java.util.HashMap<>(params);
        if (!fields.isEmpty()) more.put("fields", String.join(" ", fields));
        audit.write(club, actor, "members.audit.merged", Subject.member(merge.survivor()), more);
        audit.write(club, actor, "members.audit.merged.away", Subject.member(merge.absorbed()), kept);
    }

    private void move(ClubId club, Merge merge) {
        merged.moveAddresses(club, merge);
        merged.moveUsernames(club, merge);
        note(club, merge, "member_card", Deed.MOVED, merged.moveCards(club, merge));
        note(club, merge, "not_same", Deed.ADDED, merged.copyApart(club, merge));
        note(club, merge, "member", Deed.MOVED, merged.leadOn(club, merge));
    }

    private void fill(ClubId club, Merge merge, MemberSheet survivor, MemberSheet absorbed, MemberDetails wanted) {
        var tags = new ArrayList<>(absorbed.tags());
        tags.removeAll(survivor.tags());
        note(club, merge, "member_tag", Deed.ADDED, tags);
        merged.carry(club, merge);
        // Each external id goes on leading here: what the survivor takes over, the old file gets in exchange.
        var exchanged = !wanted.externalId().equals(survivor.externalId().orElse(""));
        if (exchanged) merged.freeExternalId(club, merge);
        rows.edit(
                club,
                survivor.id(),
                withTags(wanted, survivor, tags),
                clubs.get(club).country());
        if (!wanted.email().equals(survivor.details().email()))
            rows.mainAddress(
                    club, survivor.id(), Optional.of(EmailAddress.parse(wanted.email())), source(absorbed, wanted));
        merged.mark(club, merge, exchanged ? survivor.externalId() : absorbed.externalId());
    }

    private static MemberDetails withTags(MemberDetails wanted, MemberSheet survivor, List<String> added) {
        var all = new ArrayList<>(survivor.tags());
        all.addAll(added);
        return wanted.tagged(all);
    }

    private static Source source(MemberSheet absorbed, MemberDetails wanted) {
        return absorbed.addresses().stream()
                .filter(address -> address.asGiven().equals(wanted.email()))
                .map(ContactAddress::source)
                .findFirst()
                .orElse(Source.DESK);
    }

    /** @return no, when somebody was faster */
    public boolean undo(ClubId club, Actor actor, Merge merge) {
        if (!merges.undo(club, merge.id())) return false;
        for (var id : List.of(merge.survivor(), merge.absorbed()))
            audit.write(
                    club,
                    actor,
                    "members.audit.unmerged",
                    Subject.member(id),
                    Map.of("merge", merge.id().toString()));
        var near = near(club, merge);
        merged.undoLinks(
                club,
                merge,
                journal.read(club, merge.id(), "not_same", Deed.ADDED),
                journal.read(club, merge.id(), "member_card", Deed.MOVED),
                journal.read(club, merge.id(), "member_tag", Deed.ADDED));
        merged.undoAddresses(club, merge);
        merged.undoFiles(club, merge, journal.read(club, merge.id(), "member", Deed.MOVED));
        foundBy.refresh(club, merge.survivor());
        foundBy.refresh(club, merge.absorbed());
        near.addAll(near(club, merge));
        events.publishEvent(new MembersUnmerged(club, merge, near));
        return true;
    }

    private void note(ClubId club, Merge merge, String table, Deed deed, List<String> keys) {
        journal.write(club, merge.id(), table, deed, merge.absorbed(), keys);
    }

    private Set<MemberId> near(ClubId club, Merge merge) {
        var both = List.of(merge.survivor(), merge.absorbed());
        var near = new HashSet<>(both);
        neighbours.of(club, both).values().forEach(list -> list.forEach(other -> near.add(other.other())));
        return near;
    }
}
