package app.latchkey.access.join;

import app.latchkey.access.Refusal;
import app.latchkey.access.invitation.FileFact;
import app.latchkey.access.ledger.Attempt;
import app.latchkey.access.ledger.Ledger;
import app.latchkey.access.ledger.References;
import app.latchkey.accounts.AccountAddress;
import app.latchkey.accounts.AccountAddresses;
import app.latchkey.accounts.Client;
import app.latchkey.clubs.AccessRules;
import app.latchkey.clubs.Club;
import app.latchkey.members.MemberChanges;
import app.latchkey.members.MemberFile;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.text.Masked;
import app.latchkey.platform.text.Names;
import app.latchkey.platform.throttle.Admission;
import app.latchkey.platform.throttle.Budget;
import app.latchkey.platform.throttle.Throttle;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The mailbox is proven: whose file has it, and does the person know one fact of it. */
@Component
class Joining {
    private static final int ANSWERS_A_DAY = 10;

    private final Joins joins;
    private final Matching matching;
    private final MemberChanges members;
    private final AccountAddresses addresses;
    private final JoinGrants grants;
    private final JoinRequests requests;
    private final Ledger ledger;
    private final Throttle throttle;
    private final Transactions transactions;

    Joining(
            Joins joins,
            Matching matching,
            MemberChanges members,
            AccountAddresses addresses,
            JoinGrants grants,
            JoinRequests requests,
            Ledger ledger,
            Throttle throttle,
            Transactions transactions) {
        this.joins = joins;
        this.matching = matching;
        this.members = members;
        this.addresses = addresses;
        this.grants = grants;
        this.requests = requests;
        this.ledger = ledger;
        this.throttle = throttle;
        this.transactions = transactions;
    }

    private record Standing(Joins.Join join, Matching.Match match, JoinOutcome next) {}

    /** Where they stand; changes nothing. */
    JoinOutcome look(Club club, UUID id, Client client) {
        return standing(club, id, client).map(Standing::next).orElse(new JoinOutcome.Over());
    }

    /** As {@link #look}, and what only the desk can go on with reaches it. */
    JoinOutcome arrive(Club club, UUID id, Client client) {
        return standing(club, id, client)
                .map(here -> here.next instanceof JoinOutcome.AtDesk(var why, var none)
                        ? desk(club, here, why, client)
                        : here.next)
                .orElse(new JoinOutcome.Over());
    }

    private Optional<Standing> standing(Club club, UUID id, Client client) {
        var browser = client.deviceHash().orElse(new byte[0]);
        return transactions.inClub(
                club.id(),
                () -> joins.find(club.id(), id, browser).map(join -> {
                    var match = matching.of(club, join.addressKey());
                    return new Standing(join, match, next(club, join, match));
                }));
    }

    private static JoinOutcome next(Club club, Joins.Join join, Matching.Match match) {
        return switch (match) {
            case Matching.Match.Theirs(var files) ->
                files.stream().allMatch(Joining::over)
                        ? atDesk(JoinOutcome.Why.TRIES)
                        : question(files, Optional.empty());
            case Matching.Match.Inside() -> new JoinOutcome.HasAccess(Optional.empty(), join.addressKey());
            case Matching.Match.Closed closed -> atDesk(JoinOutcome.Why.CLOSED_FILE);
            case Matching.Match.Near near -> atDesk(JoinOutcome.Why.NEAR);
            case Matching.Match.Nobody() ->
                club.access().joins() == AccessRules.Joins.OPEN
                        ? new JoinOutcome.NewFile(List.of())
                        : atDesk(JoinOutcome.Why.NOT_ADMITTED);
        };
    }

    private static JoinOutcome atDesk(JoinOutcome.Why why) {
        return new JoinOutcome.AtDesk(why, Optional.empty());
    }

    private static JoinOutcome question(List<MemberFile> files, Optional<String> wrong) {
        return new JoinOutcome.Ask(FileFact.of(files.getFirst()), files.size() > 1, wrong);
    }

    private static boolean over(MemberFile file) {
        return FileFact.of(file) != FileFact.NONE && file.factTries() >= FileFact.MOST_TRIES;
    }

    private JoinOutcome desk(Club club, Standing here, JoinOutcome.Why why, Client client) {
        var near = switch (here.match) {
            case Matching.Match.Theirs(var files) ->
                files.stream().map(MemberFile::id).toList();
            case Matching.Match.Closed(var closed) -> closed;
            case Matching.Match.Near(var like) -> like;
            case Matching.Match.Inside() -> List.<MemberId>of();
            case Matching.Match.Nobody() -> List.<MemberId>of();
        };
        return requests.ask(club, here.join, why, near, client);
    }

    /** @param name as the club knows it, where several share the mailbox */
    JoinOutcome answer(Club club, UUID id, String name, String typed, Client client) {
        var standing = standing(club, id, client);
        if (standing.isEmpty() || !(standing.get().next instanceof JoinOutcome.Ask)) return arrive(club, id, client);
        var here = standing.get();
        if (!(here.match instanceof Matching.Match.Theirs(var files))) return here.next;
        if (!admitted(here.join)) return desk(club, here, JoinOutcome.Why.TRIES, client);
        var meant = files.size() == 1 ? files : named(files, name);
        // Counted before it is compared: sixteen at once are sixteen tries.
        var asked = meant.stream().filter(file -> counted(club, file)).toList();
        var right = asked.stream()
                .filter(file -> FileFact.of(file).right(file, typed))
                .toList();
        if (right.size() == 1) return open(club, here.join, right.getFirst());
        // Namesakes whom the answer does not tell apart.
        if (right.size() > 1) return desk(club, here, JoinOutcome.Why.NEAR, client);
        return wrong(club, id, files, meant, client);
    }

    private static List<MemberFile> named(List<MemberFile> files, String name) {
        return files.stream()
                .filter(file -> Names.same(file.name(), name) || Names.same(file.first(), name))
                .toList();
    }

    private boolean counted(Club club, MemberFile file) {
        return FileFact.of(file) == FileFact.NONE || members.countFactTry(club.id(), file.id()) <= FileFact.MOST_TRIES;
    }

    private boolean admitted(Joins.Join join) {
        var budget = Budget.window("join-answer", join.addressKey(), ANSWERS_A_DAY, Duration.ofDays(1));
        return throttle.admit(List.of(budget)) instanceof Admission.Admitted;
    }

    private JoinOutcome open(Club club, Joins.Join join, MemberFile file) {
        return transactions.inClub(club.id(), () -> {
            if (!joins.end(club.id(), join.id())) return new JoinOutcome.Over();
            members.forgetFactTries(club.id(), file.id());
            return matching.taken(club, file)
                    .<JoinOutcome>map(access ->
                            new JoinOutcome.HasAccess(Optional.of(access.since()), signsIn(access.account(), file)))
                    .orElseGet(() -> new JoinOutcome.Go(grants.open(club, file.id(), join.addressKey())));
        });
    }

    /** Masked: the mailbox is proven, and the other one is not this person's to read. */
    private String signsIn(AccountId account, MemberFile file) {
        return addresses.of(account).stream()
                .filter(AccountAddress::signsIn)
                .map(address -> Masked.address(address.asGiven()))
                .findFirst()
                .orElse(file.username());
    }

    private JoinOutcome wrong(Club club, UUID id, List<MemberFile> files, List<MemberFile> meant, Client client) {
        var left = arrive(club, id, client);
        if (!(left instanceof JoinOutcome.Ask)) return left;
        var attempt = new Attempt(
                Ids.next(),
                References.next(),
                Attempt.Kind.FACT,
                Refusal.FACT_WRONG.name(),
                true,
                Optional.empty(),
                Optional.empty(),
                meant.stream().map(MemberFile::id).findFirst(),
                client);
        transactions.inClub(club.id(), () -> ledger.write(club.id(), attempt));
        return question(files, Optional.of(References.shown(attempt.ref())));
    }
}
