package app.latchkey.access.join;

import app.latchkey.accounts.Client;
import app.latchkey.audit.Actor;
import app.latchkey.clubs.Club;
import app.latchkey.members.AddOutcome;
import app.latchkey.members.ContactAddress.Source;
import app.latchkey.members.FieldProblem;
import app.latchkey.members.MemberDetails;
import app.latchkey.members.MemberFile;
import app.latchkey.members.Members;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.throttle.Admission;
import app.latchkey.platform.throttle.Budget;
import app.latchkey.platform.throttle.Throttle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A file for whoever is not on the list, where the club admits everybody. */
@Component
class JoinNewFile {
    private static final int A_NETWORK_AN_HOUR = 20;

    private final Joining joining;
    private final Joins joins;
    private final Members members;
    private final JoinGrants grants;
    private final JoinRequests requests;
    private final Throttle throttle;
    private final Transactions transactions;

    JoinNewFile(
            Joining joining,
            Joins joins,
            Members members,
            JoinGrants grants,
            JoinRequests requests,
            Throttle throttle,
            Transactions transactions) {
        this.joining = joining;
        this.joins = joins;
        this.members = members;
        this.grants = grants;
        this.requests = requests;
        this.throttle = throttle;
        this.transactions = transactions;
    }

    /** @param unreadable what only the typed text could tell */
    JoinOutcome make(Club club, UUID id, MemberDetails details, List<FieldProblem> unreadable, Client client) {
        if (!(joining.look(club, id, client) instanceof JoinOutcome.NewFile)) return joining.arrive(club, id, client);
        var problems = new ArrayList<>(unreadable);
        // One fact of the file, for the day when somebody must be recognised by it; and a child comes with a guardian.
        if (details.birthYear().isEmpty() && unreadable.isEmpty())
            problems.add(new FieldProblem(FieldProblem.Field.BIRTH, FieldProblem.Kind.DATE_UNREADABLE));
        if (!problems.isEmpty()) return new JoinOutcome.NewFile(problems);
        var budget = Budget.window("join-file", client.network(), A_NETWORK_AN_HOUR, Duration.ofHours(1));
        if (!(throttle.admit(List.of(budget)) instanceof Admission.Admitted))
            return new JoinOutcome.AtDesk(JoinOutcome.Why.NEAR, java.util.Optional.empty());
        return transactions.inClub(club.id(), () -> add(club, id, details, client));
    }

    private JoinOutcome add(Club club, UUID id, MemberDetails details, Client client) {
        var join = joins.lock(club.id(), id, client.deviceHash().orElse(new byte[0]));
        if (join.isEmpty()) return new JoinOutcome.Over();
        var key = join.get().addressKey();
        return switch (members.add(club.id(), Actor.SYSTEM, details.withEmail(key), Source.MEMBER, false)) {
            case AddOutcome.Added(var member) -> {
                joins.end(club.id(), id);
                yield new JoinOutcome.Go(grants.open(club, member, key));
            }
            case AddOutcome.Refused(var problems) -> new JoinOutcome.NewFile(problems);
            case AddOutcome.LooksLike(var files) ->
                requests.ask(
                        club,
                        join.get(),
                        JoinOutcome.Why.NEAR,
                        files.stream().map(MemberFile::id).toList(),
                        client);
        };
    }
}
