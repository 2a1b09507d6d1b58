package app.latchkey.members.importing;

import app.latchkey.members.Likeness;
import app.latchkey.members.SharedKind;
import app.latchkey.members.importing.Reach.Who;
import app.latchkey.platform.text.EmailAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who of a member list will be able to get in, judged over all of its rows and the files that are there already. A pure
 * function: the trial run and the run say the same.
 */
final class AccessReport {
    private static final int MOST_NAMED = 10;
    private final Map<String, List<Candidate>> byAddress = new HashMap<>();
    private final Map<String, List<Candidate>> byNameAndPhone = new HashMap<>();

    /** @param counts false for somebody the list removes: an archived file shares no address with anybody */
    record Candidate(Who who, Likeness likeness, Optional<EmailAddress> email, boolean counts) {}

    /** @param twin another file, before or behind, is the same person */
    record Verdict(Reach reach, Optional<Who> duplicateOf, boolean twin) {}

    private AccessReport() {}

    /** Over everybody who has a key in common with somebody else; the others are judged as well without being held. */
    static AccessReport of(List<Candidate> rows, List<Candidate> existing) {
        var report = new AccessReport();
        existing.forEach(report::enter);
        rows.forEach(report::enter);
        return report;
    }

    static Map<Who, Verdict> over(List<Candidate> rows, List<Candidate> existing) {
        var report = of(rows, existing);
        var verdicts = new LinkedHashMap<Who, Verdict>(rows.size() * 2);
        for (var row : rows) verdicts.put(row.who(), report.judge(row));
        return verdicts;
    }

    /** What this one can have in common with another: without any of it, nobody else matters to the verdict. */
    static Stream<String> keys(Candidate one) {
        var addresses = one.email().stream().flatMap(email -> claims(email).stream());
        var like = one.likeness();
        if (like.nameKey().isEmpty() || like.phoneKey().isEmpty()) return addresses;
        return Stream.concat(addresses, Stream.of(like.nameKey() + "/" + like.phoneKey()));
    }

    private void enter(Candidate one) {
        if (!one.counts()) return;
        one.email()
                .ifPresent(email ->
                        claims(email).forEach(key -> list(byAddress, key).add(one)));
        var like = one.likeness();
        if (!like.nameKey().isEmpty() && !like.phoneKey().isEmpty())
            list(byNameAndPhone, like.nameKey() + "/" + like.phoneKey()).add(one);
    }

    /** An address may be somebody's as it stands, or as it was probably meant. */
    private static List<String> claims(EmailAddress email) {
        return switch (email) {
            case EmailAddress.Valid valid -> {
                var claims = new ArrayList<>(List.of(valid.key()));
                valid.typo().ifPresent(claims::add);
                yield claims;
            }
            case EmailAddress.Invalid invalid -> invalid.suggestion().stream().toList();
        };
    }

    private static List<Candidate> list(Map<String, List<Candidate>> map, String key) {
        return map.computeIfAbsent(key, k -> new ArrayList<>(1));
    }

    Verdict judge(Candidate row) {
        return new Verdict(reach(row), duplicateOf(row), twin(row));
    }

    private Reach reach(Candidate row) {
        if (row.email().isEmpty()) return new Reach.NoAddress();
        return switch (row.email().get()) {
            case EmailAddress.Invalid invalid ->
                new Reach.Invalid(
                        invalid.suggestion(),
                        invalid.suggestion().filter(key -> free(key, row)).isPresent());
            case EmailAddress.Valid valid ->
                valid.typo()
                        .<Reach>map(meant -> new Reach.Typo(meant, free(meant, row)))
                        .orElseGet(() -> shared(valid, row));
        };
    }

    private boolean free(String key, Candidate row) {
        return byAddress.getOrDefault(key, List.of()).stream()
                .allMatch(other -> other.who().equals(row.who()));
    }

    private Reach shared(EmailAddress.Valid valid, Candidate row) {
        var others = new ArrayList<Candidate>();
        for (var other : byAddress.getOrDefault(valid.key(), List.of()))
            if (!other.who().equals(row.who()) && standsOn(valid, other)) others.add(other);
        if (others.isEmpty()) return new Reach.Reachable();
        var worst = SharedKind.SAME_PERSON;
        for (var other : others) {
            var kind = row.likeness().beside(other.likeness());
            if (kind.ordinal() > worst.ordinal()) worst = kind;
        }
        return new Reach.Shared(
                worst, others.stream().map(Candidate::who).limit(MOST_NAMED).toList());
    }

    /** Suspected addresses stand in the index too; they share nothing until somebody accepts them. */
    private static boolean standsOn(EmailAddress.Valid valid, Candidate other) {
        return other.email().orElseThrow() instanceof EmailAddress.Valid theirs
                && theirs.key().equals(valid.key());
    }

    /** The earlier file of the two; the first row of a person is nobody's duplicate. */
    private Optional<Who> duplicateOf(Candidate row) {
        var like = row.likeness();
        for (var other : alike(like)) {
            if (other.who().equals(row.who())) return Optional.empty();
            if (like.twin(other.likeness())) return Optional.of(other.who());
        }
        return Optional.empty();
    }

    private boolean twin(Candidate row) {
        return alike(row.likeness()).stream()
                .anyMatch(other ->
                        !other.who().equals(row.who()) && row.likeness().twin(other.likeness()));
    }

    private List<Candidate> alike(Likeness like) {
        return byNameAndPhone.getOrDefault(like.nameKey() + "/" + like.phoneKey(), List.of());
    }
}
