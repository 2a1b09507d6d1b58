package app.latchkey.access.deskcode;

import app.latchkey.access.grants.Accesses;
import app.latchkey.access.grants.Grant;
import app.latchkey.access.grants.GrantLink;
import app.latchkey.access.grants.GrantLinks;
import app.latchkey.access.grants.Grants;
import app.latchkey.access.links.Codes;
import app.latchkey.access.projection.Stale;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Staff;
import app.latchkey.members.MemberFile;
import app.latchkey.members.MemberFiles;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.ids.MemberId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes the code that is handed over. Inside a transaction of the club. */
@Component
public class Handover {
    public static final Duration DESK_LIFE = Duration.ofMinutes(10);
    public static final Duration SLIP_LIFE = Duration.ofDays(30);

    private final MemberFiles files;
    private final Grants grants;
    private final GrantLinks links;
    private final Codes codes;
    private final Accesses accesses;
    private final Staff staff;
    private final Audit audit;
    private final Stale stale;
    private final Transactions transactions;

    Handover(
            MemberFiles files,
            Grants grants,
            GrantLinks links,
            Codes codes,
            Accesses accesses,
            Staff staff,
            Audit audit,
            Stale stale,
            Transactions transactions) {
        this.files = files;
        this.grants = grants;
        this.links = links;
        this.codes = codes;
        this.accesses = accesses;
        this.staff = staff;
        this.audit = audit;
        this.stale = stale;
        this.transactions = transactions;
    }

    /** The slip that is out: unused, not over, and still to be shown. */
    public Optional<UUID> living(ClubId club, MemberId member) {
        return grants.openOne(club, member, Grant.Channel.CODE).stream()
                .flatMap(grant -> links.of(club, grant.id()).stream())
                .filter(link -> link.living(transactions.now()))
                .map(GrantLink::id)
                .filter(link -> links.sealedCode(club, link).isPresent())
                .findFirst();
    }

    /**
     * For many at once, with nobody standing there: the one that is out, or a new one, which asks its holder one fact of the
     * file. @return empty for whoever has an account
     */
    public Optional<UUID> slip(Desk desk, MemberFile file) {
        return living(desk.club().id(), file.id())
                .or(() -> make(desk, file, Grant.Channel.CODE, Optional.empty(), false));
    }

    /** @return the link of the code; empty when there is an account and this is no re-link, or it works here and this is no owner now */
    public Optional<UUID> make(Desk desk, MemberFile file, Grant.Channel channel, String checked, boolean relink) {
        return make(desk, file, channel, Optional.of(checked), relink);
    }

    private Optional<UUID> make(
            Desk desk, MemberFile file, Grant.Channel channel, Optional<String> checked, boolean relink) {
        var club = desk.club().id();
        if (!files.hold(club, List.of(file.id()))) return Optional.empty();
        var own = accesses.self(club, file.id());
        var works =
                own.filter(self -> staff.find(club, self.account()).isPresent()).isPresent();
        if (own.isPresent() && !relink || works && !desk.ownerNow()) return Optional.empty();
        grants.close(club, file.id(), channel, "NEW_CODE");
        var grant = grants.make(
                club,
                new Grants.Making(
                        Optional.of(file.id()),
                        Optional.empty(),
                        channel,
                        Optional.empty(),
                        checked.isEmpty(),
                        relink,
                        works,
                        checked.isEmpty(),
                        checked,
                        desk.actor().actor().account()));
        var slip = channel == Grant.Channel.CODE;
        var link = Ids.next();
        var code = codes.make(slip ? Codes.SLIP_SIGNS : Codes.DESK_SIGNS);
        links.handedOver(
                club,
                link,
                grant,
                codes.mac(club, code),
                codes.seal(link, code),
                transactions.now().plus(slip ? SLIP_LIFE : DESK_LIFE));
        audit.write(
                club,
                desk.actor().actor(),
                slip ? "access.audit.slip" : "access.audit.qr",
                Subject.member(file.id()),
                Map.of("checked", checked.orElse(""), "relink", String.valueOf(relink)));
        stale.now(club, file.id());
        return Optional.of(link);
    }

    public Optional<String> code(ClubId club, UUID link) {
        return links.sealedCode(club, link).flatMap(kept -> codes.open(link, kept));
    }
}
