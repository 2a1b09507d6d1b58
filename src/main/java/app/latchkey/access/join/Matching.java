package app.latchkey.access.join;

import app.latchkey.access.grants.Access;
import app.latchkey.access.grants.Accesses;
import app.latchkey.access.ledger.Nearness;
import app.latchkey.accounts.AccountAddresses;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Staff;
import app.latchkey.members.MemberFile;
import app.latchkey.members.MemberFiles;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.MemberId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whose file has an address. Inside a transaction of the club. */
@Component
class Matching {
    private final MemberFiles files;
    private final Accesses accesses;
    private final AccountAddresses addresses;
    private final Staff staff;
    private final Nearness nearness;

    Matching(MemberFiles files, Accesses accesses, AccountAddresses addresses, Staff staff, Nearness nearness) {
        this.files = files;
        this.accesses = accesses;
        this.addresses = addresses;
        this.staff = staff;
        this.nearness = nearness;
    }

    sealed interface Match {
        /** Files with this address for whom whoever signs in with it does not act yet. */
        record Theirs(List<MemberFile> files) implements Match {}

        /** Whoever signs in with this address acts here already. */
        record Inside() implements Match {}

        /** Archived, switched off, or not to be invited: the club's to decide. */
        record Closed(List<MemberId> members) implements Match {}

        /** Nobody has this address; somebody had it, or has one like it. */
        record Near(List<MemberId> members) implements Match {}

        record Nobody() implements Match {}
    }

    Match of(Club club, String key) {
        var account = addresses.signingIn(key);
        var held = account.map(known -> accesses.of(club.id(), known)).orElse(List.of());
        var onFile = onFile(club, key);
        var theirs = onFile.stream()
                .filter(file -> admissible(file)
                        && held.stream().noneMatch(access -> access.member().equals(file.id())))
                .toList();
        if (!theirs.isEmpty()) return new Match.Theirs(theirs);
        if (!held.isEmpty() || account.filter(known -> works(club, known)).isPresent()) return new Match.Inside();
        if (!onFile.isEmpty())
            return new Match.Closed(onFile.stream().map(MemberFile::id).toList());
        var near = nearness.find(club.id(), club.country(), key);
        var members = near.exact().isEmpty() ? near.near() : near.exact();
        return members.isEmpty() ? new Match.Nobody() : new Match.Near(members);
    }

    /** The own access that somebody else's account, or another address, has to this file. */
    Optional<Access> taken(Club club, MemberFile file) {
        return accesses.self(club.id(), file.id());
    }

    private List<MemberFile> onFile(Club club, String key) {
        var ids = files.byAddress(club.id(), key, false);
        return files.read(club.id(), ids).values().stream()
                .filter(file ->
                        file.address().filter(main -> main.key().equals(key)).isPresent())
                .toList();
    }

    private boolean works(Club club, AccountId account) {
        return staff.find(club.id(), account).isPresent();
    }

    private static boolean admissible(MemberFile file) {
        return file.archived().isEmpty() && file.accessOff().isEmpty() && file.invitable();
    }
}
