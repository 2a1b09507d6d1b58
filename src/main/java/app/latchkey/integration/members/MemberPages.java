package app.latchkey.integration.members;

import app.latchkey.access.AccessState;
import app.latchkey.access.Diagnoses;
import app.latchkey.access.Diagnosis;
import app.latchkey.access.FindingCode;
import app.latchkey.clubs.Club;
import app.latchkey.integration.door.Cursor;
import app.latchkey.integration.door.Items;
import app.latchkey.integration.door.Query;
import app.latchkey.members.MemberFiles;
import app.latchkey.members.MemberFilter;
import app.latchkey.members.MemberLists;
import app.latchkey.members.MemberLists.Place;
import app.latchkey.members.MemberSheets;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.text.EmailAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The list by name, page by page; or everybody at one address, which is a family at most. */
@Component
class MemberPages {
    private final Transactions transactions;
    private final MemberLists lists;
    private final MemberFiles files;
    private final MemberSheets sheets;
    private final MemberItems items;
    private final Diagnoses diagnoses;

    MemberPages(
            Transactions transactions,
            MemberLists lists,
            MemberFiles files,
            MemberSheets sheets,
            MemberItems items,
            Diagnoses diagnoses) {
        this.transactions = transactions;
        this.lists = lists;
        this.files = files;
        this.sheets = sheets;
        this.items = items;
        this.diagnoses = diagnoses;
    }

    record Asked(String q, String email, Optional<AccessState> state, Optional<FindingCode> finding) {
        static Asked of(String q, String email, String state, String finding) {
            return new Asked(
                    q,
                    email.strip(),
                    Query.one("state", AccessState.values(), state),
                    Query.one("finding", FindingCode.values(), finding));
        }

        MemberFilter filter() {
            return MemberFilter.of(
                    q,
                    state.map(Enum::name).orElse(""),
                    "",
                    finding.map(Enum::name).orElse(""),
                    "",
                    false);
        }

        boolean fits(Diagnosis diagnosis) {
            return (state.isEmpty() || state.get() == diagnosis.state())
                    && (finding.isEmpty() || diagnosis.findings().stream().anyMatch(f -> f.code() == finding.get()));
        }
    }

    Items<MemberItem> page(Club club, Asked asked, String typedLimit, String cursor) {
        var limit = Query.limit(typedLimit);
        var after = Cursor.read(cursor).map(place -> MemberId.parse(place).orElseThrow(Cursor::unknown));
        return transactions.inClub(club.id(), () -> {
            if (!asked.email().isEmpty()) return slice(club, after(atAddress(club, asked), after), limit);
            var slice = lists.page(club.id(), asked.filter(), new Place(after, Optional.empty()), limit);
            return items(club, slice.ids(), slice.more());
        });
    }

    private List<MemberId> atAddress(Club club, Asked asked) {
        var there = files.byAddress(club.id(), EmailAddress.parse(asked.email()).key(), false);
        var answers = diagnoses.of(club.id(), there);
        var found = asked.q().isBlank()
                ? new HashSet<>(there)
                : new HashSet<>(sheets.search(club.id(), asked.q(), MemberLists.MOST_FOUND));
        return there.stream()
                .filter(id -> found.contains(id) && answers.containsKey(id) && asked.fits(answers.get(id)))
                .toList();
    }

    private static List<MemberId> after(List<MemberId> all, Optional<MemberId> after) {
        return after.map(id -> all.subList(all.indexOf(id) + 1, all.size())).orElse(all);
    }

    private Items<MemberItem> slice(Club club, List<MemberId> ids, int limit) {
        return items(club, ids.subList(0, Math.min(limit, ids.size())), ids.size() > limit);
    }

    private Items<MemberItem> items(Club club, List<MemberId> ids, boolean more) {
        return new Items<>(items.all(club, ids), more ? Optional.of(Cursor.of(ids.getLast())) : Optional.empty());
    }
}
