package app.latchkey.access.projection;

import app.latchkey.access.AccessState;
import app.latchkey.access.FindingCode;
import app.latchkey.access.Words;
import app.latchkey.clubs.Clubs;
import app.latchkey.members.MemberAccessColumn;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Answers what the member list asks about access, from the projection. */
@Component
class AccessColumn implements MemberAccessColumn {
    private static final Duration KEPT = Duration.ofSeconds(10);

    private final MemberAccessRows rows;
    private final Words words;
    private final Clubs clubs;
    private final Transactions transactions;
    /** From how many members on the sums of a club are kept for ten seconds. */
    int large = 50_000;

    private final Map<ClubId, Counted> counted = new ConcurrentHashMap<>();

    /** The sums of a large club, which stand on the first page of its desk and take a while to count. */
    private record Counted(List<MemberAccessRows.Sum> sums, Instant at) {}

    AccessColumn(MemberAccessRows rows, Words words, Clubs clubs, Transactions transactions) {
        this.rows = rows;
        this.words = words;
        this.clubs = clubs;
        this.transactions = transactions;
    }

    @Override
    public Map<MemberId, Cell> cells(ClubId club, Collection<MemberId> ids, Locale locale) {
        return transactions.inClub(club, () -> {
            var home = clubs.get(club);
            var cells = new HashMap<MemberId, Cell>();
            rows.read(club, ids)
                    .forEach((id, row) -> cells.put(
                            id,
                            new Cell(
                                    row.state(),
                                    stateWords(row.state(), locale),
                                    row.top(),
                                    words.few(home, row.top(), row.evidence(), transactions.now(), locale),
                                    row.asOf())));
            return cells;
        });
    }

    @Override
    public List<Sum> sums(ClubId club, Locale locale) {
        return transactions.inClub(
                club,
                () -> counted(club).stream()
                        .map(sum -> new Sum(sum.state(), sum.top(), words.cause(sum.top(), locale), sum.members()))
                        .toList());
    }

    private List<MemberAccessRows.Sum> counted(ClubId club) {
        var now = transactions.now();
        var known = counted.get(club);
        if (known != null && known.at.plus(KEPT).isAfter(now)) return known.sums;
        var sums = rows.sums(club);
        if (sums.stream().mapToLong(MemberAccessRows.Sum::members).sum() < large) counted.remove(club);
        else counted.put(club, new Counted(sums, now));
        return sums;
    }

    @Override
    public String stateWords(String state, Locale locale) {
        return words.state(AccessState.valueOf(state), locale);
    }

    @Override
    public Optional<String> findingWords(String code, Locale locale) {
        return Arrays.stream(FindingCode.values())
                .map(FindingCode::name)
                .filter(code::equals)
                .findFirst()
                .map(known -> words.cause(known, locale));
    }
}
