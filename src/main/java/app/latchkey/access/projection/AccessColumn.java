package app.latchkey.access.projection;

import app.latchkey.access.AccessState;
import app.latchkey.access.Words;
import app.latchkey.clubs.Clubs;
import app.latchkey.members.MemberAccessColumn;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Answers what the member list asks about access, from the projection. */
@Component
class AccessColumn implements MemberAccessColumn {
    private final MemberAccessRows rows;
    private final Words words;
    private final Clubs clubs;
    private final Transactions transactions;

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
                () -> rows.sums(club).stream()
                        .map(sum -> new Sum(sum.state(), sum.top(), words.cause(sum.top(), locale), sum.members()))
                        .toList());
    }

    @Override
    public String stateWords(String state, Locale locale) {
        return words.state(AccessState.valueOf(state), locale);
    }

    @Override
    public String findingWords(String code, Locale locale) {
        return words.cause(code, locale);
    }
}
