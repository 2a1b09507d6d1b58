package app.latchkey.access;

import app.latchkey.access.grants.Accesses;
import app.latchkey.access.grants.Grant;
import app.latchkey.access.grants.GrantLinks;
import app.latchkey.access.grants.Grants;
import app.latchkey.access.invitation.Enclosing;
import app.latchkey.access.projection.Stale;
import app.latchkey.audit.Actor;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Staff;
import app.latchkey.members.MemberFile;
import app.latchkey.members.MemberFiles;
import app.latchkey.messages.Draft;
import app.latchkey.messages.Lane;
import app.latchkey.messages.Outbox;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.ids.MemberId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Invites: one person by a click, or everyone who can be reached. Inside a transaction of the club, or its own. */
@Component
public class Invitations {
    /** An access mail to more people than this by one click is a bulk mail, whoever clicked. */
    public static final int MOST_BY_ONE_CLICK = 20;

    private final Transactions transactions;
    private final MemberFiles files;
    private final Accesses accesses;
    private final Staff staff;
    private final Grants grants;
    private final GrantLinks links;
    private final Enclosing enclosing;
    private final Outbox outbox;
    private final Audit audit;
    private final Stale stale;
    private final Diagnoses diagnoses;

    public Invitations(
            Transactions transactions,
            MemberFiles files,
            Accesses accesses,
            Staff staff,
            Grants grants,
            GrantLinks links,
            Enclosing enclosing,
            Outbox outbox,
            Audit audit,
            Stale stale,
            Diagnoses diagnoses) {
        this.transactions = transactions;
        this.files = files;
        this.accesses = accesses;
        this.staff = staff;
        this.grants = grants;
        this.links = links;
        this.enclosing = enclosing;
        this.outbox = outbox;
        this.audit = audit;
        this.stale = stale;
        this.diagnoses = diagnoses;
    }

    /** The address was shown before; to a living grant of the same address one more link is added. */
    public InviteOutcome invite(Club club, MemberId member, Actor actor, Lane lane) {
        return transactions.inClub(club.id(), () -> {
            var held = files.hold(club.id(), List.of(member));
            var file = files.find(club.id(), member);
            if (file.isPresent() && !held) return new InviteOutcome.NotInvited(InviteOutcome.Why.MERGED);
            if (file.isEmpty()) return new InviteOutcome.NotInvited(InviteOutcome.Why.NO_SUCH_MEMBER);
            var hindrance = hindrance(club, file.get());
            if (hindrance.isPresent()) return new InviteOutcome.NotInvited(hindrance.get());
            return send(club, file.get(), actor, lane);
        });
    }

    private Optional<InviteOutcome.Why> hindrance(Club club, MemberFile file) {
        if (file.archived().isPresent()) return Optional.of(InviteOutcome.Why.ARCHIVED);
        if (file.accessOff().isPresent()) return Optional.of(InviteOutcome.Why.SWITCHED_OFF);
        if (accesses.self(club.id(), file.id()).isPresent()) return Optional.of(InviteOutcome.Why.HAS_ACCESS);
        if (file.address().isEmpty()) return Optional.of(InviteOutcome.Why.NO_ADDRESS);
        if (!file.address().get().valid()) return Optional.of(InviteOutcome.Why.INVALID_ADDRESS);
        return Optional.empty();
    }

    /**
     * A new way in for somebody whose account cannot be reached, to the address on file: what they had ends when the link is
     * used. Of an account that works here an owner alone gives it. Inside a transaction of the club.
     *
     * @param checked what was checked about who asks
     * @param byOwner an owner gives it, who has just shown who they are
     */
    public InviteOutcome relink(Club club, MemberFile file, Actor actor, String checked, boolean byOwner) {
        var own = accesses.self(club.id(), file.id());
        if (own.isEmpty()
                || !byOwner && staff.find(club.id(), own.get().account()).isPresent())
            return new InviteOutcome.NotInvited(InviteOutcome.Why.HAS_ACCESS);
        var address = file.address().filter(MemberFile.MainAddress::valid);
        if (address.isEmpty()) return new InviteOutcome.NotInvited(InviteOutcome.Why.NO_ADDRESS);
        grants.close(club.id(), file.id(), Grant.Channel.MAIL, "NEW_CODE");
        var grant = grants.make(
                club.id(),
                new Grants.Making(
                        Optional.of(file.id()),
                        Optional.empty(),
                        Grant.Channel.MAIL,
                        address.map(MemberFile.MainAddress::key),
                        address.get().confirmedAt().isEmpty(),
                        true,
                        byOwner,
                        false,
                        Optional.of(checked),
                        actor.account()));
        return mail(club, file, grant, actor, Lane.ACCESS);
    }

    private InviteOutcome send(Club club, MemberFile file, Actor actor, Lane lane) {
        var grant = grantFor(club, file, file.address().orElseThrow(), actor, lane);
        return mail(club, file, grant, actor, lane);
    }

    private InviteOutcome mail(Club club, MemberFile file, UUID grant, Actor actor, Lane lane) {
        var address = file.address().orElseThrow();
        var enclosed = enclosing.enclose(club, grant, address);
        var message = outbox.queue(new Draft(
                        club.id(),
                        lane,
                        enclosed.template(),
                        Ids.next().toString(),
                        Optional.of(file.id()),
                        Optional.empty(),
                        address.key(),
                        address.asGiven(),
                        enclosed.template(),
                        Map.of(
                                "link",
                                enclosed.link().toString(),
                                "member",
                                file.id().toString()),
                        club.speaks(file.language()),
                        actor.account(),
                        enclosed.until()))
                .orElseThrow();
        links.carriedBy(club.id(), enclosed.link(), message);
        audit.write(
                club.id(),
                actor,
                "access.audit.invited",
                Subject.member(file.id()),
                Map.of("link", enclosed.link().toString()));
        stale.now(club.id(), file.id());
        return new InviteOutcome.Invited(address.asGiven(), message);
    }

    private UUID grantFor(Club club, MemberFile file, MemberFile.MainAddress address, Actor actor, Lane lane) {
        var open = grants.openOne(club.id(), file.id(), Grant.Channel.MAIL)
                .filter(grant -> grant.addressKey().equals(Optional.of(address.key())));
        return open.map(Grant::id)
                .orElseGet(() -> grants.make(
                        club.id(),
                        new Grants.Making(
                                Optional.of(file.id()),
                                Optional.empty(),
                                Grant.Channel.MAIL,
                                Optional.of(address.key()),
                                address.confirmedAt().isEmpty(),
                                false,
                                false,
                                lane != Lane.ACCESS,
                                Optional.empty(),
                                actor.account())));
    }

    /** Of these, who would be invited by one click for all: never asked, wanted, and nothing wrong with the address. */
    public List<MemberId> reachable(Club club, List<MemberId> members) {
        var all = files.read(club.id(), members);
        var answers = diagnoses.of(club.id(), members);
        return members.stream()
                .filter(member -> all.containsKey(member) && all.get(member).invitable())
                .filter(member -> Reachable.now(answers.get(member)))
                .toList();
    }

    /**
     * Of these, invites whoever can be reached now; asking again invites the rest. Inside a transaction of the club.
     *
     * @param asked how many were asked for together: many take the slower lane
     * @return how many were invited
     */
    public int inviteOf(Club club, List<MemberId> members, int asked, Actor actor) {
        var lane = asked > MOST_BY_ONE_CLICK ? Lane.REMINDER : Lane.ACCESS;
        var invited = 0;
        files.hold(club.id(), members);
        for (var member : reachable(club, members))
            if (invite(club, member, actor, lane) instanceof InviteOutcome.Invited) invited++;
        return invited;
    }
}
