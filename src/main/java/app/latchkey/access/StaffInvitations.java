package app.latchkey.access;

import app.latchkey.access.grants.Grant;
import app.latchkey.access.grants.GrantLinks;
import app.latchkey.access.grants.Grants;
import app.latchkey.access.links.LinkTokens;
import app.latchkey.audit.Actor;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Role;
import app.latchkey.clubs.Staff;
import app.latchkey.messages.Draft;
import app.latchkey.messages.Lane;
import app.latchkey.messages.Outbox;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.text.EmailAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Staff are invited like anyone: a grant of a role, by mail, three days. Inside a transaction of the club, or its own. */
@Component
public class StaffInvitations {
    public static final Duration LIFE = Duration.ofHours(72);

    private final Transactions transactions;
    private final Grants grants;
    private final GrantLinks links;
    private final LinkTokens tokens;
    private final Staff staff;
    private final Outbox outbox;
    private final Audit audit;

    public StaffInvitations(
            Transactions transactions,
            Grants grants,
            GrantLinks links,
            LinkTokens tokens,
            Staff staff,
            Outbox outbox,
            Audit audit) {
        this.transactions = transactions;
        this.grants = grants;
        this.links = links;
        this.tokens = tokens;
        this.staff = staff;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** @return the path of the link, for the one who may hand it over: the operator at the command line */
    public String invite(Club club, EmailAddress.Valid address, Role role, Actor actor) {
        return transactions.inClub(club.id(), () -> {
            var grant = grants.make(
                    club.id(),
                    new Grants.Making(
                            Optional.empty(),
                            Optional.of(staff.roleId(club.id(), role)),
                            Grant.Channel.MAIL,
                            Optional.of(address.key()),
                            false,
                            false,
                            false,
                            false,
                            Optional.empty(),
                            actor.account()));
            var expires = transactions.now().plus(LIFE);
            var link = links.mailed(club.id(), grant, address.asGiven(), address.key(), expires);
            outbox.queue(new Draft(
                            club.id(),
                            Lane.ACCESS,
                            "access.invitation",
                            link.toString(),
                            Optional.empty(),
                            Optional.empty(),
                            address.key(),
                            address.asGiven(),
                            "access.invitation",
                            Map.of("link", link.toString()),
                            club.locale(),
                            actor.account(),
                            expires))
                    .ifPresent(message -> links.carriedBy(club.id(), link, message));
            audit.write(
                    club.id(),
                    actor,
                    "access.audit.staff.invited",
                    Subject.club(club.id()),
                    Map.of("role", role.name()));
            return "/k/" + tokens.token(link);
        });
    }
}
