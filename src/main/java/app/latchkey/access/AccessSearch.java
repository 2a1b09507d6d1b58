package app.latchkey.access;

import app.latchkey.access.ledger.Elsewhere;
import app.latchkey.access.ledger.Judging;
import app.latchkey.access.ledger.Ledger;
import app.latchkey.access.ledger.Nearness;
import app.latchkey.access.ledger.References;
import app.latchkey.access.ledger.TriedAnywhere;
import app.latchkey.access.recovery.InboundRequests;
import app.latchkey.access.requests.AccessRequest;
import app.latchkey.access.requests.Requests;
import app.latchkey.clubs.Club;
import app.latchkey.members.MemberFile;
import app.latchkey.members.MemberFiles;
import app.latchkey.members.MemberSheets;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.MemberId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds whom somebody means who cannot get in, and the attempts that a reference opens. */
@Component
public class AccessSearch {
    private static final int MOST = 7;

    private final Transactions transactions;
    private final Judging judging;
    private final Ledger ledger;
    private final TriedAnywhere anywhere;
    private final Nearness nearness;
    private final MemberFiles files;
    private final MemberSheets sheets;
    private final Diagnoses diagnoses;
    private final Requests requests;
    private final InboundRequests inbound;
    private final Elsewhere elsewhere;

    public AccessSearch(
            Transactions transactions,
            Judging judging,
            Ledger ledger,
            TriedAnywhere anywhere,
            Nearness nearness,
            MemberFiles files,
            MemberSheets sheets,
            Diagnoses diagnoses,
            Requests requests,
            InboundRequests inbound,
            Elsewhere elsewhere) {
        this.transactions = transactions;
        this.judging = judging;
        this.ledger = ledger;
        this.anywhere = anywhere;
        this.nearness = nearness;
        this.files = files;
        this.sheets = sheets;
        this.diagnoses = diagnoses;
        this.requests = requests;
        this.inbound = inbound;
        this.elsewhere = elsewhere;
    }

    public record Match(MemberFile file, Diagnosis diagnosis) {}

    /** One attempt at the door. @param typed only where it has the form of an address or is near somebody of this club */
    public record Seen(
            Instant at,
            String ref,
            String kind,
            String reason,
            boolean checked,
            String device,
            Optional<String> typed,
            List<MemberId> members) {}

    /** An access request that a reference opens. @param id of the page at the desk that deals with it */
    public record Asked(
            UUID id, String kind, String state, String ref, int tries, Instant lastAt, Optional<String> typed) {}

    /** @param nearest proposals when nobody matches: looks like, nothing more */
    public record Result(
            List<Match> matches,
            boolean more,
            List<Ledger.Evidence> attempts,
            List<AccessRequest> requests,
            List<Match> nearest) {
        /** The attempts as other rooms may read them. */
        public List<Seen> seen() {
            return attempts.stream()
                    .map(a -> new Seen(
                            a.at(),
                            References.shown(a.ref()),
                            a.kind(),
                            a.reason(),
                            a.checked(),
                            a.device(),
                            a.typed(),
                            a.members()))
                    .toList();
        }

        public List<Asked> asked() {
            return requests.stream()
                    .map(one -> new Asked(
                            one.id(),
                            one.kind().name(),
                            one.state().name(),
                            one.reference(),
                            one.tries(),
                            one.lastAt(),
                            one.typed()))
                    .toList();
        }

        public boolean nobody() {
            return matches.isEmpty() && attempts.isEmpty() && requests.isEmpty();
        }
    }

    public Result find(Club club, String who) {
        judging.settle(club.id());
        return transactions.inClub(club.id(), () -> {
            var ref = References.tidy(who);
            var attempts = ref.map(known -> attempts(club, known)).orElse(List.of());
            var asked = ref.map(known -> requests.byReference(club.id(), known)).orElse(List.of());
            var found = new LinkedHashSet<MemberId>();
            attempts.forEach(attempt -> found.addAll(attempt.members()));
            // Somebody known asked for a new password: no attempt failed, and their reference still leads to them.
            var known = attempts.isEmpty() && asked.isEmpty()
                    ? ref.flatMap(shown -> inbound.typed(club.id(), shown))
                    : Optional.<String>empty();
            var typed = known.orElse(who);
            if (attempts.isEmpty() && asked.isEmpty()) {
                found.addAll(nearness.exact(club.id(), club.country(), typed));
                found.addAll(sheets.search(club.id(), who, MOST + 1));
            }
            var shown = found.stream().limit(MOST).toList();
            // Looking for what is only like it takes longest: nobody waits for it who has found somebody.
            var nearest = found.isEmpty()
                    ? nearness.find(club.id(), club.country(), typed).near().stream()
                            .limit(3)
                            .toList()
                    : List.<MemberId>of();
            return new Result(matches(club, shown), found.size() > MOST, attempts, asked, matches(club, nearest));
        });
    }

    private List<Ledger.Evidence> attempts(Club club, String ref) {
        var here = ledger.find(club.id(), ref).stream().map(attempt -> forThisClub(club, attempt));
        return Stream.concat(here, anywhere.find(club.id(), ref).stream()).toList();
    }

    /** Whose account is only elsewhere is nobody here, whatever the door found. */
    private Ledger.Evidence forThisClub(Club club, Ledger.Evidence attempt) {
        var elsewhereOnly = attempt.checked()
                && attempt.members().isEmpty()
                && attempt.typed()
                        .filter(text -> elsewhere.only(club.id(), text))
                        .isPresent();
        return elsewhereOnly ? attempt.because(Refusal.NOBODY) : attempt;
    }

    private List<Match> matches(Club club, List<MemberId> ids) {
        var all = files.read(club.id(), ids);
        var answers = diagnoses.of(club.id(), ids);
        var matches = new ArrayList<Match>();
        for (var id : ids)
            Optional.ofNullable(all.get(id))
                    .ifPresent(file -> Optional.ofNullable(answers.get(id))
                            .ifPresent(diagnosis -> matches.add(new Match(file, diagnosis))));
        return matches;
    }
}
