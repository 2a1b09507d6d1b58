package app.latchkey.access.deskcode;

import app.latchkey.access.grants.Grant;
import app.latchkey.access.grants.GrantLink;
import app.latchkey.access.grants.GrantLinks;
import app.latchkey.access.grants.Grants;
import app.latchkey.access.links.Codes;
import app.latchkey.access.links.LinkTokens;
import app.latchkey.accounts.SharedDevices;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Needs;
import app.latchkey.clubs.Permission;
import app.latchkey.members.MemberFile;
import app.latchkey.members.MemberFiles;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.settings.Settings;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.Download;
import app.latchkey.platform.web.NotFound;
import app.latchkey.platform.web.Qr;
import app.latchkey.platform.web.Redirect;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Shows a code while it lives; each look is audited. */
@Controller
class HandoverController {
    private final Handover handover;
    private final Slips slips;
    private final SlipPaper paper;
    private final Grants grants;
    private final GrantLinks links;
    private final LinkTokens tokens;
    private final MemberFiles files;
    private final SharedDevices devices;
    private final Audit audit;
    private final Settings settings;
    private final Transactions transactions;

    HandoverController(
            Handover handover,
            Slips slips,
            SlipPaper paper,
            Grants grants,
            GrantLinks links,
            LinkTokens tokens,
            MemberFiles files,
            SharedDevices devices,
            Audit audit,
            Settings settings,
            Transactions transactions) {
        this.handover = handover;
        this.slips = slips;
        this.paper = paper;
        this.grants = grants;
        this.links = links;
        this.tokens = tokens;
        this.files = files;
        this.devices = devices;
        this.audit = audit;
        this.settings = settings;
        this.transactions = transactions;
    }

    @GetMapping("/{club}/desk/members/{member}/access/handover/{link}")
    @Needs(Permission.ACCESS_REPAIR)
    Answer show(Desk desk, @PathVariable String member, @PathVariable String link) {
        var id = MemberId.parse(member).orElseThrow(NotFound::new);
        var linkId = Ids.parse(link).orElseThrow(NotFound::new);
        return transactions
                .inClub(desk.club().id(), () -> page(desk, id, linkId))
                .orElseGet(() -> Redirect.to(desk.at("members/" + id)).saying("access.handover.over"));
    }

    /** The slip that is out, as a file to print. */
    @GetMapping("/{club}/desk/members/{member}/access/slip.pdf")
    @Needs(Permission.ACCESS_REPAIR)
    Answer paper(Desk desk, @PathVariable String member) {
        var club = desk.club().id();
        var id = MemberId.parse(member).orElseThrow(NotFound::new);
        var slip = transactions.inClub(club, () -> {
            var file = files.find(club, id).orElseThrow(NotFound::new);
            return handover.living(club, id).flatMap(link -> slips.slip(desk, file, link));
        });
        return slip.<Answer>map(one -> new Download(
                        "application/pdf",
                        "slip.pdf",
                        paper.draw(desk.club(), List.of(one), SlipPaper.Format.A6, desk.now())))
                .orElseGet(() -> Redirect.to(desk.at("members/" + id)).saying("access.handover.over"));
    }

    private Optional<Answer> page(Desk desk, MemberId member, UUID id) {
        var club = desk.club().id();
        var file = files.find(club, member).orElseThrow(NotFound::new);
        var link = links.find(club, id).filter(found -> found.living(transactions.now()));
        var grant = link.flatMap(found -> grants.find(club, found.grant()))
                .filter(found -> found.open() && found.member().equals(Optional.of(member)));
        var code = grant.flatMap(open -> handover.code(club, id));
        if (code.isEmpty()) return Optional.empty();
        audit.write(club, desk.actor().actor(), "access.audit.code.shown", Subject.member(member), Map.of());
        return Optional.of(draw(desk, file, link.orElseThrow(), grant.orElseThrow(), code.get()));
    }

    private Answer draw(Desk desk, MemberFile file, GrantLink link, Grant grant, String code) {
        var door = settings.address("/" + desk.club().slug() + "/code").replaceFirst("^https?://", "");
        var qr = Qr.of(settings.address("/k/" + tokens.token(link.id())));
        var spoken = Codes.spoken(code);
        return grant.channel() == Grant.Channel.CODE
                ? slip(desk, new Slip(file, qr, spoken, link.expiresAt()))
                : new HandoverPage(
                        desk,
                        file.name(),
                        file.id().toString(),
                        door,
                        qr,
                        spoken,
                        link.expiresAt(),
                        grant.relink(),
                        kiosks(desk));
    }

    private SlipPage slip(Desk desk, Slip slip) {
        return new SlipPage(desk, slip, paper.words(desk.club(), slip, desk.now()));
    }

    private List<String> kiosks(Desk desk) {
        return devices.of(desk.club().id()).stream()
                .filter(device -> device.kind() == SharedDevices.Kind.KIOSK)
                .map(SharedDevices.Shared::name)
                .toList();
    }
}
