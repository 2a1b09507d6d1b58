package app.latchkey.members.importing;

import app.latchkey.clubs.Clubs;
import app.latchkey.members.Likeness;
import app.latchkey.members.MemberImport.Problem;
import app.latchkey.members.importing.AccessReport.Candidate;
import app.latchkey.members.importing.AccessReport.Verdict;
import app.latchkey.members.importing.ImportRows.Detail;
import app.latchkey.members.importing.ImportRows.Judged;
import app.latchkey.members.importing.ImportRows.Totals;
import app.latchkey.members.importing.Reach.Who;
import app.latchkey.members.importing.ReadRow.CellProblem;
import app.latchkey.members.importing.ReadRow.Kind;
import app.latchkey.members.rows.Cards;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.text.EmailAddress;
import app.latchkey.platform.text.Phones.Phone;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Judges every row of a list: what would become of it, and who of it could get in. First all rows go by to be compared
 * with each other (only who is like somebody else is held), then they go by again to be judged.
 */
@Component
class ImportCheck {
    private final Transactions tx;
    private final Clubs clubs;
    private final ExistingFiles existing;
    private final Cards cards;

    ImportCheck(Transactions tx, Clubs clubs, ExistingFiles existing, Cards cards) {
        this.cards = cards;
        this.tx = tx;
        this.clubs = clubs;
        this.existing = existing;
    }

    RowReading reading(ClubId club, Plan plan) {
        return tx.readInClub(club, () -> {
            var house = clubs.get(club);
            var today = LocalDate.ofInstant(tx.now(), house.timeZone());
            return new RowReading(plan.mapping(), plan.meanings(), house.country(), today);
        });
    }

    /** First whose address or name stands anywhere else, then only those are held and compared. */
    Judging begin(ClubId club, ImportFile file, RowReading reading) {
        var known = new Known();
        var shared = new SharedKeys();
        tx.readInClub(club, () -> {
            existing.eachMerged(club, known::add);
            existing.each(club, one -> {
                known.add(one);
                AccessReport.keys(one.candidate()).forEach(shared::ofFile);
            });
            return true;
        });
        var rows = new long[1];
        file.rows(row -> {
            var read = reading.read(row);
            if (!read.usable() || known.has(read)) return;
            rows[0]++;
            AccessReport.keys(candidate(read)).forEach(key -> shared.ofLine(key, read.line()));
        });
        var report = AccessReport.of(likeRows(file, reading, known, shared), likeFiles(club, shared));
        return new Judging(known, report, rows[0]);
    }

    private List<Candidate> likeRows(ImportFile file, RowReading reading, Known known, SharedKeys shared) {
        var like = new ArrayList<Candidate>();
        file.rows(row -> {
            if (!shared.sharedLine(row.line())) return;
            var read = reading.read(row);
            if (read.usable() && !known.has(read)) like.add(candidate(read));
        });
        return like;
    }

    private List<Candidate> likeFiles(ClubId club, SharedKeys shared) {
        var like = new ArrayList<Candidate>();
        tx.readInClub(club, () -> {
            existing.each(club, one -> {
                if (AccessReport.keys(one.candidate()).anyMatch(shared::shared)) like.add(one.candidate());
            });
            return true;
        });
        return like;
    }

    /** Cards of these rows that lead to somebody on file, by key. */
    Set<String> leading(ClubId club, List<ReadRow> rows) {
        var all = rows.stream().flatMap(row -> row.cards().stream()).toList();
        if (all.isEmpty()) return Set.of();
        return tx.readInClub(
                club, () -> cards.leadTo(club, all, Optional.empty()).keySet());
    }

    /** Who of a list is on file already: by the list's own id, or by everything that it says. */
    static final class Known {
        private final Marks externalIds = new Marks();
        private final Marks identities = new Marks();

        void add(ExistingFiles.OnFile one) {
            one.externalId().ifPresent(externalIds::add);
            identities.add(one.identity());
        }

        boolean has(ReadRow row) {
            if (row.externalId().isPresent())
                return externalIds.contains(row.externalId().get());
            return identities.contains(
                    ExistingFiles.identity(likeness(row), row.email().map(EmailAddress::key)));
        }
    }

    static Candidate candidate(ReadRow row) {
        return new Candidate(
                new Who.Line(row.line()), likeness(row), row.email(), row.status() != StatusMeaning.ARCHIVED);
    }

    private static Likeness likeness(ReadRow row) {
        var phone = row.phone().map(Phone::key).orElse("");
        return Likeness.of(row.fullName(), row.birthDate(), row.birthYear(), phone);
    }

    /** The last pass. */
    static final class Judging {
        private final Known known;
        private final AccessReport report;
        private final Marks seen = new Marks();
        private final Marks cards = new Marks();
        private final Totals totals = new Totals();
        final long rows;

        Judging(Known known, AccessReport report, long rows) {
            this.known = known;
            this.report = report;
            this.rows = rows;
        }

        Map<String, Long> totals() {
            return totals.asMap();
        }

        /** @param leading cards that are somebody's */
        Judged judge(ReadRow row, Set<String> leading) {
            totals.count("rows");
            var again = row.externalId().filter(id -> !seen.add(id));
            if (!row.usable() || again.isPresent()) {
                totals.count("errors");
                again.ifPresent(id -> row.problems().add(new CellProblem(row.line(), "", Kind.SAME_EXTERNAL_ID, id)));
                return judged(row, "ERROR", null);
            }
            var onFile = known.has(row);
            if (!onFile) cards(row, leading);
            if (!row.problems().isEmpty()) totals.count("warnings");
            if (onFile) {
                totals.count("known");
                return judged(row, "KNOWN", null);
            }
            var verdict = report.judge(candidate(row));
            count(row, verdict);
            return judged(row, "NEW", verdict);
        }

        /** A card leads to one person: to whom it leads already, else to the first row that has it. */
        private void cards(ReadRow row, Set<String> leading) {
            for (var card : row.cards())
                if (leading.contains(card.key()) || !cards.add(card.key()))
                    row.problems().add(new CellProblem(row.line(), "", Kind.CARD_TAKEN, card.asGiven()));
        }

        private void count(ReadRow row, Verdict verdict) {
            totals.count("new");
            totals.count(name(verdict.reach().code()));
            if (row.status() == StatusMeaning.NOT_INVITED) totals.count("notInvited");
            if (row.status() == StatusMeaning.ARCHIVED) totals.count("archived");
            if (verdict.duplicateOf().isPresent()) totals.count("duplicates");
            if (invitable(row, verdict)) totals.count("invitable");
        }

        /** Who gets a mail when everybody reachable is invited at once: nobody who may be a second file of one person. */
        private static boolean invitable(ReadRow row, Verdict verdict) {
            if (row.status() != StatusMeaning.MEMBER || verdict.twin()) return false;
            return switch (verdict.reach().code()) {
                case REACHABLE, SHARED_FAMILY -> true;
                case NO_ADDRESS, INVALID, TYPO, SHARED_SAME_PERSON, SHARED_NAMESAKES -> false;
            };
        }

        private static String name(Reach.Code code) {
            return switch (code) {
                case REACHABLE -> "reachable";
                case NO_ADDRESS -> "noAddress";
                case INVALID -> "invalid";
                case TYPO -> "typo";
                case SHARED_SAME_PERSON -> "sharedSamePerson";
                case SHARED_FAMILY -> "sharedFamily";
                case SHARED_NAMESAKES -> "sharedNamesakes";
            };
        }

        private static Judged judged(ReadRow row, String outcome, @Nullable Verdict verdict) {
            var reach = verdict == null ? Optional.<Reach>empty() : Optional.of(verdict.reach());
            var detail = new Detail(
                    clean(row.fullName()),
                    clean(row.email().map(EmailAddress::asGiven).orElse("")),
                    row.status().name(),
                    reach.flatMap(Judging::suggestion).orElse(null),
                    reach.filter(Judging::oneClick).isPresent(),
                    reach.map(Judging::with).orElse(List.of()),
                    verdict == null
                            ? null
                            : verdict.duplicateOf().map(Judging::who).orElse(null),
                    row.problems().stream()
                            .map(p -> new Problem(clean(p.column()), p.kind().name(), clean(p.text())))
                            .toList());
            return new Judged(
                    row.line(), outcome, reach.map(r -> r.code().name()).orElse(null), detail);
        }

        /** PostgreSQL keeps no NUL. */
        private static String clean(String text) {
            return text.replace('\0', '\uFFFD');
        }

        private static Optional<String> suggestion(Reach reach) {
            return switch (reach) {
                case Reach.Invalid invalid -> invalid.suggestion();
                case Reach.Typo typo -> Optional.of(typo.suggestion());
                case Reach.Reachable r -> Optional.empty();
                case Reach.NoAddress r -> Optional.empty();
                case Reach.Shared r -> Optional.empty();
            };
        }

        private static boolean oneClick(Reach reach) {
            return reach instanceof Reach.Invalid invalid && invalid.oneClick()
                    || reach instanceof Reach.Typo typo && typo.oneClick();
        }

        private static List<String> with(Reach reach) {
            return reach instanceof Reach.Shared shared
                    ? shared.with().stream().map(Judging::who).toList()
                    : List.of();
        }

        private static String who(Who who) {
            return switch (who) {
                case Who.Line line -> "line " + line.line();
                case Who.Member member -> member.id().toString();
            };
        }
    }
}
