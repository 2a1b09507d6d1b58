package app.latchkey.access.signin;

import app.latchkey.access.grants.GrantLink;
import app.latchkey.access.grants.GrantLinks;
import app.latchkey.access.grants.Grants;
import app.latchkey.access.links.Codes;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A slip's code typed in the password field beside its own username is the same grant. */
@Component
class AccessCodes {
    private final Codes codes;
    private final GrantLinks links;
    private final Grants grants;
    private final Transactions transactions;

    AccessCodes(Codes codes, GrantLinks links, Grants grants, Transactions transactions) {
        this.codes = codes;
        this.links = links;
        this.grants = grants;
        this.transactions = transactions;
    }

    Optional<UUID> linkOf(ClubId club, MemberId member, String code) {
        return links.byCode(club, codes.macs(club, code))
                .filter(link -> link.living(transactions.now()))
                .filter(link -> grants.find(club, link.grant())
                        .filter(grant -> grant.open() && grant.member().equals(Optional.of(member)))
                        .isPresent())
                .map(GrantLink::id);
    }
}
