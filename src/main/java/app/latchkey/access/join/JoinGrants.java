package app.latchkey.access.join;

import app.latchkey.access.grants.Grant;
import app.latchkey.access.grants.GrantLinks;
import app.latchkey.access.grants.Grants;
import app.latchkey.access.projection.Stale;
import app.latchkey.audit.Actor;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Club;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.MemberId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The grant that a confirmed join is: its link never travels, it is opened where it was earned. Inside a transaction. */
@Component
class JoinGrants {
    private static final Duration LIFE = Duration.ofHours(2);

    private final Grants grants;
    private final GrantLinks links;
    private final Audit audit;
    private final Stale stale;
    private final Transactions transactions;

    JoinGrants(Grants grants, GrantLinks links, Audit audit, Stale stale, Transactions transactions) {
        this.grants = grants;
        this.links = links;
        this.audit = audit;
        this.stale = stale;
        this.transactions = transactions;
    }

    /** @return the link */
    UUID open(Club club, MemberId member, String addressKey) {
        var grant = grants.make(
                club.id(),
                new Grants.Making(
                        Optional.of(member),
                        Optional.empty(),
                        Grant.Channel.JOIN,
                        Optional.of(addressKey),
                        false,
                        false,
                        false,
                        false,
                        Optional.empty(),
                        Optional.empty()));
        var link = links.mailed(
                club.id(), grant, addressKey, addressKey, transactions.now().plus(LIFE));
        links.opened(club.id(), link);
        grants.opened(club.id(), grant);
        audit.write(club.id(), Actor.SYSTEM, "access.audit.joined", Subject.member(member), Map.of());
        stale.now(club.id(), member);
        return link;
    }
}
