package app.latchkey.access.merge;

import app.latchkey.access.grants.Access;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.MemberId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who acts for two files, and what becomes of that when they are one.
 *
 * @param here accesses of the file that goes on; @param there of the other
 */
record WayIn(MemberId survivor, List<Access> here, List<Access> there) {
    Optional<Access> ownHere() {
        return here.stream().filter(Access::self).findFirst();
    }

    Optional<Access> ownThere() {
        return there.stream().filter(Access::self).findFirst();
    }

    /** Two accounts: two people, until the desk says otherwise. */
    boolean twoPeople() {
        return ownHere().isPresent() && ownThere().isPresent();
    }

    Stream<Access> all() {
        return Stream.concat(here.stream(), there.stream());
    }

    List<AccountId> accounts() {
        return all().map(Access::account).distinct().toList();
    }

    /** @param stays of two own accesses the one that goes on */
    List<Access> ending(Optional<Access> stays) {
        var ending = new ArrayList<Access>();
        if (twoPeople())
            all().filter(Access::self)
                    .filter(own -> !stays.equals(Optional.of(own)))
                    .forEach(ending::add);
        var own = twoPeople() ? stays : ownHere().or(this::ownThere);
        // Nobody looks after themselves.
        all().filter(access -> !access.self())
                .filter(access -> own.filter(self -> self.account().equals(access.account()))
                        .isPresent())
                .forEach(ending::add);
        for (var guardian : there)
            twice(guardian).filter(one -> !ending.contains(one)).ifPresent(ending::add);
        return ending;
    }

    /** Somebody who looks after both keeps one row: the one that is switched off, if one is. */
    private Optional<Access> twice(Access guardian) {
        if (guardian.self()) return Optional.empty();
        return here.stream()
                .filter(other -> !other.self() && other.account().equals(guardian.account()))
                .findFirst()
                .map(other -> guardian.offAt().isPresent() && other.offAt().isEmpty() ? other : guardian);
    }

    /** The survivor gets in by an account that did not act for it before. */
    boolean comesIn(List<Access> ending) {
        return ownThere().filter(own -> !ending.contains(own)).isPresent();
    }
}
