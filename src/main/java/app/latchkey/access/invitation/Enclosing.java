package app.latchkey.access.invitation;

import app.latchkey.access.grants.GrantLinks;
import app.latchkey.access.links.Codes;
import app.latchkey.clubs.Club;
import app.latchkey.members.MemberFile;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a first mail carries, by the club's rules: one more link of the grant, or its access code. Inside a transaction. */
@Component
public class Enclosing {
    public static final Duration CODE_LIFE = Duration.ofHours(24);

    private final GrantLinks links;
    private final Codes codes;
    private final Transactions transactions;

    Enclosing(GrantLinks links, Codes codes, Transactions transactions) {
        this.links = links;
        this.codes = codes;
        this.transactions = transactions;
    }

    /** @param link the row that the mail is drawn from; @param template which mail that is */
    public record Enclosed(UUID link, Instant until, String template) {}

    public Enclosed enclose(Club club, UUID grant, MemberFile.MainAddress address) {
        return switch (club.access().firstAccess()) {
            case LINK -> link(club, grant, address);
            case CODE -> code(club, grant, address);
        };
    }

    private Enclosed link(Club club, UUID grant, MemberFile.MainAddress address) {
        var until = transactions.now().plus(Duration.ofDays(club.access().inviteDays()));
        var link = links.mailed(club.id(), grant, address.asGiven(), address.key(), until);
        return new Enclosed(link, until, InvitationMail.NAME);
    }

    /** The same code again while it is unused and not over, so that the newest mail and an older one both open. */
    private Enclosed code(Club club, UUID grant, MemberFile.MainAddress address) {
        var now = transactions.now();
        return links.of(club.id(), grant).stream()
                .filter(known -> known.code() && known.living(now))
                .findFirst()
                .map(known -> new Enclosed(known.id(), known.expiresAt(), AccessCodeMail.NAME))
                .orElseGet(() -> newCode(club, grant, address, now.plus(CODE_LIFE)));
    }

    private Enclosed newCode(Club club, UUID grant, MemberFile.MainAddress address, Instant until) {
        var link = Ids.next();
        var code = codes.make(Codes.SLIP_SIGNS);
        var secret = new GrantLinks.Secret(codes.mac(club.id(), code), codes.seal(link, code));
        links.mailedCode(club.id(), link, grant, address.asGiven(), address.key(), secret, until);
        return new Enclosed(link, until, AccessCodeMail.NAME);
    }
}
