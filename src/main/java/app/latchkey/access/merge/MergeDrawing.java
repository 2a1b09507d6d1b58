package app.latchkey.access.merge;

import app.latchkey.access.grants.Access;
import app.latchkey.access.remedies.Question;
import app.latchkey.accounts.Account;
import app.latchkey.accounts.AccountAddress;
import app.latchkey.accounts.AccountAddresses;
import app.latchkey.accounts.Accounts;
import app.latchkey.clubs.Desk;
import app.latchkey.members.MemberFiles;
import app.latchkey.members.MemberSheets;
import app.latchkey.members.Neighbour;
import app.latchkey.members.Neighbours;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.text.EmailAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** From two files to what the desk reads before it decides. */
@Component
class MergeDrawing {
    private static final int MOST = 10;

    private final Transactions transactions;
    private final MemberFiles files;
    private final MemberSheets sheets;
    private final Neighbours neighbours;
    private final Accounts accounts;
    private final AccountAddresses addresses;
    private final Counting counting;

    MergeDrawing(
            Transactions transactions,
            MemberFiles files,
            MemberSheets sheets,
            Neighbours neighbours,
            Accounts accounts,
            AccountAddresses addresses,
            Counting counting) {
        this.transactions = transactions;
        this.files = files;
        this.sheets = sheets;
        this.neighbours = neighbours;
        this.accounts = accounts;
        this.addresses = addresses;
        this.counting = counting;
    }

    Optional<MergeChoosePage> choices(Desk desk, MemberId member, String typed) {
        var club = desk.club().id();
        return transactions.readInClub(
                club,
                () -> files.find(club, member).map(file -> {
                    var found = new LinkedHashSet<MemberId>();
                    if (typed.isEmpty())
                        neighbours.of(club, List.of(member)).getOrDefault(member, List.of()).stream()
                                .map(Neighbour::other)
                                .forEach(found::add);
                    else if (typed.length() <= 200) found.addAll(sheets.search(club, typed, MOST + 1));
                    found.remove(member);
                    var others = files.read(club, found.stream().limit(MOST).toList()).values().stream()
                            .filter(other -> other.merged().isEmpty())
                            .toList();
                    return new MergeChoosePage(desk, file, typed, others);
                }));
    }

    MergePage page(Desk desk, Merging.Draft draft, String problem) {
        return transactions.readInClub(desk.club().id(), () -> {
            var people = accounts.find(draft.way().accounts());
            var chosen = draft.way().ownHere();
            var ending = draft.way().ending(chosen);
            return new MergePage(
                    desk,
                    draft,
                    Chosen.fields(draft.here(), draft.there(), desk.club().country()),
                    draft.way()
                            .all()
                            .map(access -> actor(draft, access, people, ending))
                            .toList(),
                    counting.of(desk.club().id(), draft.there().id()),
                    Question.of(draft.here().file()),
                    problem);
        });
    }

    private MergePage.Actor actor(
            Merging.Draft draft, Access access, Map<AccountId, Account> people, List<Access> ending) {
        var name = Optional.ofNullable(people.get(access.account())).map(Account::holderName);
        return new MergePage.Actor(
                name.orElse(""),
                access.self(),
                access.member().equals(draft.here().id()),
                access.lastEnteredAt(),
                masked(access.account()),
                ending.contains(access));
    }

    private String masked(AccountId account) {
        return addresses.of(account).stream()
                .filter(AccountAddress::proven)
                .findFirst()
                .map(AccountAddress::asGiven)
                .flatMap(EmailAddress::valid)
                .map(EmailAddress.Valid::masked)
                .orElse("");
    }
}
