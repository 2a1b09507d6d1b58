package app.latchkey.access.remedies;

import app.latchkey.access.guardians.Guardians;
import app.latchkey.access.projection.Stale;
import app.latchkey.access.relink.Relinks;
import app.latchkey.clubs.Desk;
import app.latchkey.members.ContactAddress;
import app.latchkey.members.MemberChanges;
import app.latchkey.members.MemberFile;
import app.latchkey.members.Neighbour;
import app.latchkey.members.Neighbours;
import app.latchkey.members.SharedKind;
import app.latchkey.platform.ids.MemberId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Guardians given at the desk, and an address that several files carry given to the one whose it is. */
@Component
class Families {
    private final MemberChanges members;
    private final Neighbours neighbours;
    private final Guardians guardians;
    private final Relinks relinks;
    private final Stale stale;

    Families(MemberChanges members, Neighbours neighbours, Guardians guardians, Relinks relinks, Stale stale) {
        this.members = members;
        this.neighbours = neighbours;
        this.guardians = guardians;
        this.relinks = relinks;
        this.stale = stale;
    }

    RemedyOutcome addGuardian(Desk desk, MemberFile file, RemedyForm form) {
        return switch (guardians.give(desk, file, form.address(), form.checked(), "")) {
            case GIVEN -> new RemedyOutcome.Done("access.remedy.done", file.name());
            case ALREADY -> new RemedyOutcome.NotNow("access.remedy.guardian.already");
            case UNKNOWN -> new RemedyOutcome.Again("access.remedy.guardian.unknown");
            case YOURSELF -> new RemedyOutcome.Again("access.remedy.guardian.yourself");
            case WHY_MISSING -> new RemedyOutcome.Again("access.remedy.check.missing");
        };
    }

    /** The account behind this file is somebody else's: the person gets a way in of their own. @return no, when it works here and this is no owner now */
    boolean separate(Desk desk, MemberFile file) {
        return relinks.separate(desk.club(), file, desk.actor().actor(), desk.ownerNow());
    }

    /** The namesakes lose the address; it stays findable on their files as a former one. */
    void addressIsTheirs(Desk desk, MemberFile file) {
        var club = desk.club().id();
        for (var other : namesakes(desk, file)) {
            members.putOnFile(club, desk.actor().actor(), other, "", ContactAddress.Source.DESK);
            stale.now(club, other);
        }
        members.trustAddress(club, desk.actor().actor(), file.id());
    }

    private List<MemberId> namesakes(Desk desk, MemberFile file) {
        return neighbours.of(desk.club().id(), List.of(file.id())).getOrDefault(file.id(), List.of()).stream()
                .filter(other -> other.sharing().equals(Optional.of(SharedKind.NAMESAKES)))
                .map(Neighbour::other)
                .toList();
    }
}
