package app.latchkey.access.invitation;

import app.latchkey.access.Refusal;
import app.latchkey.access.grants.Access;
import app.latchkey.access.grants.Accesses;
import app.latchkey.access.grants.Grant;
import app.latchkey.access.grants.GrantLink;
import app.latchkey.access.grants.GrantLinks;
import app.latchkey.access.grants.Grants;
import app.latchkey.accounts.AccountAddresses;
import app.latchkey.members.MemberFile;
import app.latchkey.members.MemberFiles;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads a link with its grant and says whether it still opens anything. Inside a transaction of the club. */
@Component
class GrantReading {
    private final Transactions transactions;
    private final Grants grants;
    private final GrantLinks links;
    private final MemberFiles files;
    private final Accesses accesses;
    private final AccountAddresses addresses;

    GrantReading(
            Transactions transactions,
            Grants grants,
            GrantLinks links,
            MemberFiles files,
            Accesses accesses,
            AccountAddresses addresses) {
        this.accesses = accesses;
        this.addresses = addresses;
        this.transactions = transactions;
        this.grants = grants;
        this.links = links;
        this.files = files;
    }

    Optional<LinkStatus> status(ClubId club, UUID id) {
        return links.find(club, id)
                .flatMap(link -> grants.find(club, link.grant()).map(grant -> judge(club, link, grant)));
    }

    private LinkStatus judge(ClubId club, GrantLink link, Grant grant) {
        if (grant.usedAt().isPresent()) return new LinkStatus.Dead(link, grant, Refusal.LINK_USED);
        if (grant.closedWhy().filter("OTHER_ACCESS"::equals).isPresent())
            return new LinkStatus.Dead(link, grant, Refusal.LINK_USED);
        if (grant.closedAt().isPresent() || link.supersededAt().isPresent() || addressLeft(club, link, grant))
            return new LinkStatus.Dead(link, grant, Refusal.LINK_SUPERSEDED);
        if (!link.expiresAt().isAfter(transactions.now()))
            return new LinkStatus.Dead(link, grant, Refusal.LINK_EXPIRED);
        return new LinkStatus.Living(link, grant);
    }

    /**
     * The access of whoever signs in with the address that this link went to: who opens it has that mailbox, and may be told.
     * Nothing where the access has ended, or somebody else took it.
     */
    Optional<Access> signsIn(ClubId club, LinkStatus.Dead dead) {
        var account = dead.link().addressKey().flatMap(addresses::signingIn);
        var member = dead.grant().member();
        if (account.isEmpty() || member.isEmpty()) return Optional.empty();
        var now = transactions.now();
        return accesses.of(club, List.of(member.get())).stream()
                .filter(access -> access.account().equals(account.get()) && access.holdsAt(now))
                .findFirst();
    }

    /** A link works only while the address it was sent to is still the one on file. */
    private boolean addressLeft(ClubId club, GrantLink link, Grant grant) {
        if (link.addressKey().isEmpty() || grant.member().isEmpty()) return false;
        var now = files.find(club, grant.member().get())
                .flatMap(MemberFile::address)
                .map(MemberFile.MainAddress::key);
        return !now.equals(link.addressKey());
    }
}
