package app.latchkey.access.projection;

import app.latchkey.accounts.AccountAddress;
import app.latchkey.accounts.AccountAddresses;
import app.latchkey.members.MemberFiles;
import app.latchkey.members.Neighbours;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.util.Collection;
import java.util.LinkedHashSet;
import org.springframework.stereotype.Component;

/**
 * What is said of an address on file depends on whether the account that signs in with it acts in this club: when that
 * changes, every file that carries one of its addresses is stale, another member's too. Of two files of one person it
 * depends on whether the other gets in.
 */
@Component
public class StaleNeighbours {
    private final AccountAddresses addresses;
    private final MemberFiles files;
    private final Neighbours near;
    private final Stale stale;

    StaleNeighbours(AccountAddresses addresses, MemberFiles files, Neighbours near, Stale stale) {
        this.addresses = addresses;
        this.files = files;
        this.near = near;
        this.stale = stale;
    }

    /** In the transaction that gives or takes an access or a role: the files themselves, and the neighbours. */
    public void of(ClubId club, Collection<MemberId> members, Collection<AccountId> accounts) {
        at(
                club,
                members,
                addresses.of(accounts).stream().map(AccountAddress::key).toList());
    }

    /** The same for addresses that an account takes or leaves. */
    public void at(ClubId club, Collection<MemberId> members, Collection<String> keys) {
        // One look at all of them, so that two who are neighbours of each other mark them in one order.
        var all = new LinkedHashSet<>(members);
        if (!members.isEmpty())
            near.of(club, members).values().forEach(some -> some.forEach(other -> all.add(other.other())));
        for (var key : keys) all.addAll(files.byAddress(club, key, false));
        stale.now(club, all);
    }
}
