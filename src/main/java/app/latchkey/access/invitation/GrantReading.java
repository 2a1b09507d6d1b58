package app.latchkey.access.invitation;

import app.latchkey.access.Refusal;
import app.latchkey.access.grants.Grant;
import app.latchkey.access.grants.GrantLink;
import app.latchkey.access.grants.GrantLinks;
import app.latchkey.access.grants.Grants;
import app.latchkey.members.MemberFile;
import app.latchkey.members.MemberFiles;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
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

    GrantReading(Transactions transactions, Grants grants, GrantLinks links, MemberFiles files) {
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

    /** A link works only while the address it was sent to is still the one on file. */
    private boolean addressLeft(ClubId club, GrantLink link, Grant grant) {
        if (link.addressKey().isEmpty() || grant.member().isEmpty()) return false;
        var now = files.find(club, grant.member().get())
                .flatMap(MemberFile::address)
                .map(MemberFile.MainAddress::key);
        return !now.equals(link.addressKey());
    }
}
