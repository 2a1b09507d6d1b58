package app.latchkey.access.deskcode;

import static java.util.stream.Collectors.toSet;

import app.latchkey.access.grants.Access;
import app.latchkey.access.grants.Accesses;
import app.latchkey.access.grants.GrantLinks;
import app.latchkey.access.links.Codes;
import app.latchkey.access.links.LinkTokens;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Desk;
import app.latchkey.members.MemberFile;
import app.latchkey.members.MemberFiles;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.settings.Settings;
import app.latchkey.platform.web.Qr;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Slips for many. Printed again they are the same slips, so that a second click kills none. Inside a transaction. */
@Component
class Slips {
    /** What one desk cuts and hands out, and one transaction makes. */
    static final int MOST = 500;

    private static final Comparator<MemberFile> BY_NAME =
            Comparator.comparing(MemberFile::last).thenComparing(MemberFile::first);

    private final Handover handover;
    private final GrantLinks links;
    private final LinkTokens tokens;
    private final Accesses accesses;
    private final MemberFiles files;
    private final Audit audit;
    private final Settings settings;

    Slips(
            Handover handover,
            GrantLinks links,
            LinkTokens tokens,
            Accesses accesses,
            MemberFiles files,
            Audit audit,
            Settings settings) {
        this.handover = handover;
        this.links = links;
        this.tokens = tokens;
        this.accesses = accesses;
        this.files = files;
        this.audit = audit;
        this.settings = settings;
    }

    /** Whom paper lets in: on the list, not switched off, and without an account, whose slip would be a re-link. */
    List<MemberFile> wanting(Club club, List<MemberId> members) {
        var inside = accesses.of(club.id(), members).stream()
                .filter(access -> access.relation() == Access.Relation.SELF)
                .map(Access::member)
                .collect(toSet());
        return files.read(club.id(), members).values().stream()
                .filter(file -> file.archived().isEmpty() && file.merged().isEmpty())
                .filter(file -> file.accessOff().isEmpty() && !inside.contains(file.id()))
                .sorted(BY_NAME)
                .toList();
    }

    List<Slip> print(Desk desk, List<MemberFile> wanting) {
        // All at once and in one order: two who print at the same time wait for each other, once.
        files.hold(desk.club().id(), wanting.stream().map(MemberFile::id).toList());
        return wanting.stream().flatMap(file -> print(desk, file).stream()).toList();
    }

    private Optional<Slip> print(Desk desk, MemberFile file) {
        return handover.slip(desk, file).flatMap(link -> slip(desk, file, link));
    }

    /** Shows the code of a living link; every look is written down. */
    Optional<Slip> slip(Desk desk, MemberFile file, UUID id) {
        var club = desk.club().id();
        var link = links.find(club, id).orElseThrow();
        var code = handover.code(club, id);
        if (code.isEmpty()) return Optional.empty();
        audit.write(club, desk.actor().actor(), "access.audit.code.shown", Subject.member(file.id()), Map.of());
        var qr = Qr.of(settings.address("/k/" + tokens.token(id)));
        return Optional.of(new Slip(file, qr, Codes.spoken(code.get()), link.expiresAt()));
    }
}
