package app.latchkey.access.guardians;

import app.latchkey.access.checks.OfAge;
import app.latchkey.access.grants.Access;
import app.latchkey.access.grants.Accesses;
import app.latchkey.access.mails.Notices;
import app.latchkey.access.projection.Stale;
import app.latchkey.access.signin.Identifier;
import app.latchkey.accounts.Accounts;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Desk;
import app.latchkey.members.MemberFile;
import app.latchkey.members.MemberFiles;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.MemberId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Gives, withdraws and switches guardianships at the desk. Inside a transaction of the club. */
@Component
public class Guardians {
    public enum Given {
        GIVEN,
        UNKNOWN,
        ALREADY,
        YOURSELF,
        WHY_MISSING
    }

    private final Transactions transactions;
    private final Identifier identifier;
    private final MemberFiles files;
    private final Accesses accesses;
    private final Accounts accounts;
    private final Notices notices;
    private final Audit audit;
    private final Stale stale;

    Guardians(
            Transactions transactions,
            Identifier identifier,
            MemberFiles files,
            Accesses accesses,
            Accounts accounts,
            Notices notices,
            Audit audit,
            Stale stale) {
        this.transactions = transactions;
        this.identifier = identifier;
        this.files = files;
        this.accesses = accesses;
        this.accounts = accounts;
        this.notices = notices;
        this.audit = audit;
        this.stale = stale;
    }

    /**
     * @param named the guardian's username, number or sign-in address: somebody who acts in this club already
     * @param checked how the desk knows that it is right
     */
    public Given give(Desk desk, MemberFile file, String named, String checked, String why) {
        var club = desk.club().id();
        var account = identifier.find(club, named).account().filter(known -> actsHere(desk, known));
        if (account.isEmpty() || !files.hold(club, List.of(file.id()))) return Given.UNKNOWN;
        if (account.equals(desk.actor().actor().account())) return Given.YOURSELF;
        if (acts(desk, account.get(), file.id())) return Given.ALREADY;
        if (!child(desk, file) && checked.isEmpty() && why.isBlank()) return Given.WHY_MISSING;
        var given = accesses.give(
                club,
                file.id(),
                account.get(),
                Access.Relation.GUARDIAN,
                OfAge.reached(desk.club(), file, transactions.now()),
                "DESK",
                desk.actor().actor().account());
        accesses.entered(club, given);
        notices.tell(desk.club(), account.get(), "access.notice.guardian");
        write(desk, file.id(), "access.audit.guardian", account.get(), why);
        return Given.GIVEN;
    }

    public boolean withdraw(Desk desk, MemberFile file, UUID access, String why) {
        var ending = guardian(desk, file.id(), access);
        if (ending.isEmpty() || !accesses.end(desk.club().id(), access, "WITHDRAWN")) return false;
        notices.tell(desk.club(), ending.get().account(), "access.notice.guardian.ended");
        for (var other : all(desk, file.id()))
            if (!other.self()) notices.tell(desk.club(), other.account(), "access.notice.guardian.other");
        write(desk, file.id(), "access.audit.guardian.ended", ending.get().account(), why);
        return true;
    }

    public boolean turn(Desk desk, MemberFile file, UUID access, boolean off, String why) {
        var turned = guardian(desk, file.id(), access);
        if (turned.isEmpty()) return false;
        accesses.switchOff(desk.club().id(), access, off ? Optional.of(why) : Optional.empty());
        var sentence = off ? "access.audit.guardian.off" : "access.audit.guardian.on";
        write(desk, file.id(), sentence, turned.get().account(), why);
        return true;
    }

    /** Everybody who acts for this member, the member's own access first. */
    public List<Acting> acting(Desk desk, MemberId member) {
        return all(desk, member).stream()
                .map(access -> new Acting(
                        access,
                        accounts.find(access.account())
                                .map(account -> account.holderName())
                                .orElse("")))
                .toList();
    }

    public boolean child(Desk desk, MemberFile file) {
        var today = transactions.now().atZone(desk.club().timeZone()).toLocalDate();
        return file.minor(today, OfAge.in(desk.club().country()));
    }

    private List<Access> all(Desk desk, MemberId member) {
        var now = transactions.now();
        return accesses.of(desk.club().id(), List.of(member)).stream()
                .filter(access -> access.holdsAt(now))
                .toList();
    }

    private Optional<Access> guardian(Desk desk, MemberId member, UUID access) {
        return all(desk, member).stream()
                .filter(one -> one.id().equals(access) && !one.self())
                .findFirst();
    }

    private boolean acts(Desk desk, AccountId account, MemberId member) {
        return all(desk, member).stream().anyMatch(access -> access.account().equals(account));
    }

    private boolean actsHere(Desk desk, AccountId account) {
        return !accesses.of(desk.club().id(), account).isEmpty();
    }

    private void write(Desk desk, MemberId member, String sentence, AccountId account, String why) {
        audit.write(
                desk.club().id(),
                desk.actor().actor(),
                sentence,
                Subject.member(member),
                Map.of("account", account.toString()),
                why);
        stale.now(desk.club().id(), member);
    }
}
