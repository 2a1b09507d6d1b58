package app.latchkey.access.checks;

import app.latchkey.access.grants.Access;
import app.latchkey.access.grants.Accesses;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Clubs;
import app.latchkey.members.MemberFile;
import app.latchkey.members.MemberFiles;
import app.latchkey.platform.database.Question;
import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The facts that can close the door to one account, in one statement instead of three dozen: the same checks look at them, so
 * that the door and the panel agree.
 */
@Component
public class DoorFacts {
    private static final String READ = """
            select a.id, a.member_id, a.account_id, a.relation, a.since, a.until, a.off_at, a.last_entered_at, a.last_device,
              o.closed_at, p.set_at as password_set_at, p.off_at as password_off_at, k.shut_at, k.shut_why,
              exists (select from passkey y where y.account_id = o.id) as passkey, o.passkey_declined_at, exists (
                select from staff s where s.club_id = :club and s.account_id = :account and s.ended_at is null) as works_here,
            """ + MemberFiles.AT_DOOR + """
            from account o join club k on k.id = :club
            left join password p on p.account_id = o.id
            left join (access a join member m on m.club_id = :club and m.id = a.member_id)
              on a.club_id = :club and a.account_id = o.id and a.ended_at is null
            where o.id = :account
            order by a.relation desc, a.since
            """;

    private final Transactions transactions;
    private final MemberFiles files;

    DoorFacts(Transactions transactions, MemberFiles files) {
        this.transactions = transactions;
        this.files = files;
    }

    /**
     * @param now when it was looked
     * @param worksHere the account has a role at the desk
     * @param offersPasskey it has none, and its owner has not declined one
     * @param given what it may do as a member or for one, their own first, the oldest before the others
     */
    public record Here(Instant now, boolean worksHere, boolean offersPasskey, Map<Access, Facts> given) {}

    private record Row(boolean worksHere, boolean offersPasskey, Optional<Given> given) {
        boolean merged() {
            return given.filter(Given::merged).isPresent();
        }
    }

    /** @param merged the file has become part of another: what is said of that stands in neither of the two rows */
    private record Given(Club club, Access access, MemberFile file, boolean merged, Facts.Self self) {}

    /** Inside a transaction of the club, and as it sees whether the club is shut. */
    public Here read(Club club, AccountId account) {
        return here(transactions.now(), transactions.ask(rows(club, values(club, account))));
    }

    /** What a transaction read that holds their files: until it ends none becomes part of another. */
    public final class Held {
        private final List<Row> rows;

        private Held(List<Row> rows) {
            this.rows = rows;
        }

        public Here here() {
            return DoorFacts.this.here(transactions.now(), rows);
        }
    }

    /** For a transaction of the club. */
    public Question<Held> hold(Club club, AccountId account) {
        var values = values(club, account);
        return Question.done(Accesses.SHARE_FILES, values)
                .then(rows(club, values))
                .map(Held::new);
    }

    /** By a single look, in no transaction. */
    public Here glance(Club club, AccountId account) {
        var glance = transactions.glance(club.id(), rows(club, values(club, account)));
        if (glance.seen().stream().noneMatch(Row::merged)) return here(glance.now(), glance.seen());
        return transactions.readInClub(club.id(), () -> read(club, account));
    }

    private static Question<List<Row>> rows(Club club, Map<String, ?> values) {
        return Question.of(READ, values, (row, n) -> row(club, row));
    }

    private static Map<String, Object> values(Club club, AccountId account) {
        return Map.of("club", club.id().value(), "account", account.value());
    }

    private Here here(Instant now, List<Row> rows) {
        var facts = new LinkedHashMap<Access, Facts>();
        rows.stream()
                .flatMap(row -> row.given.stream())
                .filter(given -> given.access
                        .until()
                        .filter(until -> !until.isAfter(now))
                        .isEmpty())
                .forEach(given -> facts.put(given.access, facts(now, given)));
        return new Here(
                now, rows.stream().anyMatch(Row::worksHere), rows.stream().anyMatch(Row::offersPasskey), facts);
    }

    // A guardian is stopped by the club, by the child's file and by their own switch, not by the child's credentials.
    private Facts facts(Instant now, Given given) {
        var file = given.merged ? files.find(given.club.id(), given.file.id()).orElseThrow() : given.file;
        var self = given.access.self() ? Optional.of(given.self) : Optional.<Facts.Self>empty();
        return Facts.atDoor(now, given.club, file, self);
    }

    private static Row row(Club club, ResultSet row) throws SQLException {
        var works = row.getBoolean("works_here");
        var passkey = row.getBoolean("passkey");
        var offered = !passkey && row.getString("passkey_declined_at") == null;
        if (row.getString("id") == null) return new Row(works, offered, Optional.empty());
        var access = Accesses.access(row);
        var self = new Facts.Self(
                access,
                row.getString("closed_at") == null,
                Times.find(row, "password_set_at"),
                Times.find(row, "password_off_at"),
                passkey,
                List.of());
        return new Row(
                works,
                offered,
                Optional.of(new Given(
                        club.shut(Clubs.shut(row)),
                        access,
                        MemberFiles.atDoor(row),
                        row.getString("merged_into") != null,
                        self)));
    }
}
