package app.latchkey.access.guardians;

import app.latchkey.access.Invitations;
import app.latchkey.access.checks.OfAge;
import app.latchkey.access.grants.Access;
import app.latchkey.access.grants.Accesses;
import app.latchkey.access.mails.Notices;
import app.latchkey.accounts.AccountAddress;
import app.latchkey.accounts.AccountAddresses;
import app.latchkey.audit.Actor;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Club;
import app.latchkey.members.MemberFile;
import app.latchkey.members.MemberFiles;
import app.latchkey.messages.Lane;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The guardianship of a child is over on the day they are of age: every page asks for it, and here everybody is told. */
@Component
class ComingOfAge {
    private static final int SOME = 50;
    private static final String WHY = "OF_AGE";

    private final Accesses accesses;
    private final MemberFiles files;
    private final AccountAddresses addresses;
    private final Invitations invitations;
    private final Notices notices;
    private final Audit audit;
    private final Transactions transactions;

    ComingOfAge(
            Accesses accesses,
            MemberFiles files,
            AccountAddresses addresses,
            Invitations invitations,
            Notices notices,
            Audit audit,
            Transactions transactions) {
        this.accesses = accesses;
        this.files = files;
        this.addresses = addresses;
        this.invitations = invitations;
        this.notices = notices;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** @return whether there may be more in this club */
    boolean someOf(Club club) {
        return transactions.inClub(club.id(), () -> {
            var over = accesses.over(club.id(), SOME);
            for (var access : over) if (!access.self()) end(club, access);
            return over.size() == SOME;
        });
    }

    private void end(Club club, Access access) {
        if (!accesses.end(club.id(), access.id(), WHY)) return;
        notices.tell(club, access.account(), "access.notice.ofage.guardian");
        audit.write(
                club.id(),
                Actor.SYSTEM,
                "access.audit.guardian.ofage",
                Subject.member(access.member()),
                Map.of("account", access.account().toString()));
        var own = accesses.self(club.id(), access.member());
        if (own.isPresent()) notices.tell(club, own.get().account(), "access.notice.ofage");
        else files.find(club.id(), access.member()).ifPresent(file -> invite(club, file, access));
    }

    /** To a mailbox of their own alone: the guardian's would only lead the guardian back in. */
    private void invite(Club club, MemberFile file, Access guardian) {
        var own = file.address()
                .filter(main -> addresses.of(guardian.account()).stream()
                        .filter(AccountAddress::proven)
                        .noneMatch(proven -> proven.key().equals(main.key())))
                .filter(main -> alone(club.id(), file.id(), main.key()));
        var others = accesses.of(club.id(), List.of(file.id())).stream().anyMatch(one -> !one.self());
        if (own.isPresent() && !others && file.invitable())
            invitations.invite(club, file.id(), Actor.SYSTEM, Lane.ACCESS);
    }

    private boolean alone(ClubId club, MemberId member, String key) {
        return files.byAddress(club, key, false).equals(List.of(member));
    }

    /** A birthday was put right: what ends by it ends by the new one. What was given for an adult, with a reason, stays. */
    void corrected(Club club, MemberId member) {
        var file = files.find(club.id(), member);
        var day = file.flatMap(known -> OfAge.at(club, known));
        if (day.isEmpty()) return;
        for (var access : accesses.of(club.id(), List.of(member))) {
            var forAnAdult = access.until().isEmpty() && !day.get().isAfter(transactions.now());
            if (!access.self() && !forAnAdult && !access.until().equals(day))
                accesses.until(club.id(), access.id(), day.get());
        }
    }
}
