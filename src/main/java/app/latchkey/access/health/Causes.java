package app.latchkey.access.health;

import app.latchkey.access.Words;
import app.latchkey.access.projection.MemberAccessRows;
import app.latchkey.clubs.Desk;
import app.latchkey.members.MemberFiles;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.web.Frame;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Everything that stands on anybody's file, counted as the list knows it. */
@Component
class Causes {
    private static final int SOME = 3;

    private final MemberAccessRows rows;
    private final MemberFiles files;
    private final Words words;
    private final Transactions transactions;

    Causes(MemberAccessRows rows, MemberFiles files, Words words, Transactions transactions) {
        this.rows = rows;
        this.files = files;
        this.words = words;
        this.transactions = transactions;
    }

    CausesPage page(Desk desk) {
        var club = desk.club().id();
        return transactions.readInClub(club, () -> {
            var found = rows.found(club);
            var some = rows.someOfEach(club, found.keySet(), SOME);
            var names = files.read(
                    club,
                    some.values().stream().flatMap(List::stream).distinct().toList());
            var causes = found.entrySet().stream()
                    .map(one -> new CausesPage.Cause(
                            one.getKey(),
                            words.cause(one.getKey().name(), Frame.current().locale()),
                            one.getValue(),
                            some.getOrDefault(one.getKey(), List.of()).stream()
                                    .map(id -> person(desk, id, names))
                                    .toList()))
                    .toList();
            return new CausesPage(desk, causes);
        });
    }

    private static CausesPage.Person person(
            Desk desk, MemberId id, Map<MemberId, app.latchkey.members.MemberFile> names) {
        var file = names.get(id);
        return new CausesPage.Person(desk.at("members/" + id), file == null ? "" + id : file.name());
    }
}
