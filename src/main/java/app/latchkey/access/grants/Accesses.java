package app.latchkey.access.grants;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.access.projection.StaleNeighbours;
import app.latchkey.accounts.Accounts;
import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.ids.MemberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of table {@code access} that have not ended. */
@Component
public class Accesses {
    /** By its own id: it stays the same row when its file becomes part of another. */
    public static final String ENTERED = """
            update access set last_entered_at = :now, last_device = :words
            where club_id = :club and id = any(:accesses::uuid[]) and ended_at is null
            """;

    private static final String COLUMNS = """
            select id, member_id, account_id, relation, since, until, off_at, last_entered_at, last_device
            from access where club_id = :club and ended_at is null
            """;
    private static final String OF_MEMBERS =
            COLUMNS + " and member_id = any(:ids::uuid[]) order by relation desc, since";
    private static final String OF_ACCOUNT = COLUMNS + " and account_id = :account order by relation desc, since";
    private static final String OF_ACCOUNTS =
            COLUMNS + " and account_id = any(:ids::uuid[]) order by relation desc, since";
    // In one look: a file that becomes part of another at this moment takes its access along.
    private static final String SELF_NOW = """
            select a.id, a.member_id, a.account_id, a.relation, a.since, a.until, a.off_at, a.last_entered_at, a.last_device
            from member m join access a on a.club_id = :club and a.member_id = coalesce(m.merged_into, m.id)
            where m.club_id = :club and m.id = :member and a.relation = 'SELF' and a.ended_at is null
            """;
    /**
     * None of this account's files becomes part of another until the transaction ends. Shared, as a row that points at a file
     * shares it. Before any other row of theirs.
     */
    public static final String SHARE_FILES = """
            select id from member where club_id = :club and id in (
              select member_id from access where club_id = :club and account_id = :account and ended_at is null)
            order by id for key share
            """;

    private static final String GIVE = """
            insert into access (club_id, member_id, account_id, id, relation, since, until, how, by_actor)
            values (:club, :member, :account, :id, :relation, :now, :until::timestamptz, :how, :by::uuid)
            """;
    private static final String END = """
            update access set ended_at = :now, ended_why = :why where club_id = :club and id = :id and ended_at is null
            returning member_id, account_id
            """;
    private static final String ENDED_SELF = """
            select id, account_id, ended_at from access
            where club_id = :club and member_id = :member and relation = 'SELF' and ended_why = :why and ended_at > :after
            order by ended_at desc limit 1
            """;
    private static final String LAST_ENDED = """
            select ended_at from access
            where club_id = :club and account_id = :account and relation = 'SELF' and ended_why = :why
            order by ended_at desc limit 1
            """;
    private static final String REOPEN = """
            update access set ended_at = null, ended_why = null
            where club_id = :club and id = :id and ended_at is not null and ended_why = :why
            returning member_id, account_id
            """;
    private static final String OVER = COLUMNS + """
             and until is not null and until <= :now order by until, id limit :most for update skip locked
            """;
    private static final String UNTIL = """
            update access set until = :until where club_id = :club and id = :id and ended_at is null
            """;
    private static final String SWITCH = """
            update access set off_at = :off::timestamptz, off_why = :why::text
            where club_id = :club and id = :id and ended_at is null
            """;

    private final JdbcClient sql;
    private final Transactions transactions;
    private final Accounts accounts;
    private final StaleNeighbours neighbours;

    public Accesses(JdbcClient sql, Transactions transactions, Accounts accounts, StaleNeighbours neighbours) {
        this.neighbours = neighbours;
        this.sql = sql;
        this.transactions = transactions;
        this.accounts = accounts;
    }

    public List<Access> of(ClubId club, Collection<MemberId> members) {
        return sql.sql(OF_MEMBERS)
                .param("club", club.value())
                .param("ids", members.stream().map(MemberId::value).toArray(UUID[]::new))
                .query((row, n) -> access(row))
                .list();
    }

    public Optional<Access> self(ClubId club, MemberId member) {
        return of(club, List.of(member)).stream().filter(Access::self).findFirst();
    }

    /** The own access of this file, or of the one that it became part of. */
    public Optional<Access> selfNow(ClubId club, MemberId member) {
        return sql.sql(SELF_NOW)
                .param("club", club.value())
                .param("member", member.value())
                .query((row, n) -> access(row))
                .optional();
    }

    public List<Access> of(ClubId club, AccountId account) {
        return sql.sql(OF_ACCOUNT)
                .param("club", club.value())
                .param("account", account.value())
                .query((row, n) -> access(row))
                .list();
    }

    public List<Access> ofAccounts(ClubId club, Collection<AccountId> all) {
        return sql.sql(OF_ACCOUNTS)
                .param("club", club.value())
                .param("ids", all.stream().map(AccountId::value).toArray(UUID[]::new))
                .query((row, n) -> access(row))
                .list();
    }

    public UUID give(
            ClubId club,
            MemberId member,
            AccountId account,
            Access.Relation relation,
            Optional<Instant> until,
            String how,
            Optional<AccountId> by) {
        var id = Ids.next();
        sql.sql(GIVE)
                .param("club", club.value())
                .param("member", member.value())
                .param("account", account.value())
                .param("id", id)
                .param("relation", relation.name())
                .param("now", utc(transactions.now()))
                .param("until", until.map(Times::utc).orElse(null))
                .param("how", how)
                .param("by", by.map(AccountId::value).orElse(null))
                .update();
        accounts.joinClub(account, club);
        neighbours.of(club, List.of(member), List.of(account));
        return id;
    }

    /** An own access that has ended. */
    public record Ended(UUID id, AccountId account, Instant at) {}

    /** The last one that ended for this reason after that time. */
    public Optional<Ended> endedSelf(ClubId club, MemberId member, String why, Instant after) {
        return sql.sql(ENDED_SELF)
                .param("club", club.value())
                .param("member", member.value())
                .param("why", why)
                .param("after", utc(after))
                .query((row, n) -> new Ended(
                        row.getObject("id", UUID.class),
                        new AccountId(row.getObject("account_id", UUID.class)),
                        Times.read(row, "ended_at")))
                .optional();
    }

    /** When an own access of this account last ended for this reason. */
    public Optional<Instant> lastEnded(ClubId club, AccountId account, String why) {
        return sql.sql(LAST_ENDED)
                .param("club", club.value())
                .param("account", account.value())
                .param("why", why)
                .query((row, n) -> Times.read(row, "ended_at"))
                .optional();
    }

    /** As if it had never ended. @param why it ended */
    public boolean reopen(ClubId club, UUID access, String why) {
        return changed(
                club,
                sql.sql(REOPEN).param("club", club.value()).param("id", access).param("why", why));
    }

    public boolean end(ClubId club, UUID access, String why) {
        return changed(
                club,
                sql.sql(END)
                        .param("club", club.value())
                        .param("id", access)
                        .param("why", why)
                        .param("now", utc(transactions.now())));
    }

    private boolean changed(ClubId club, JdbcClient.StatementSpec statement) {
        record Whose(MemberId member, AccountId account) {}
        var whose = statement
                .query((row, n) -> new Whose(
                        new MemberId(row.getObject("member_id", UUID.class)),
                        new AccountId(row.getObject("account_id", UUID.class))))
                .optional();
        whose.ifPresent(one -> neighbours.of(club, List.of(one.member), List.of(one.account)));
        return whose.isPresent();
    }

    /** Whose time has passed and whom nobody has told yet; locked until the transaction ends. */
    public List<Access> over(ClubId club, int most) {
        return sql.sql(OVER)
                .param("club", club.value())
                .param("now", utc(transactions.now()))
                .param("most", most)
                .query((row, n) -> access(row))
                .list();
    }

    public void until(ClubId club, UUID access, Instant until) {
        sql.sql(UNTIL)
                .param("club", club.value())
                .param("id", access)
                .param("until", utc(until))
                .update();
    }

    public void switchOff(ClubId club, UUID access, Optional<String> why) {
        sql.sql(SWITCH)
                .param("club", club.value())
                .param("id", access)
                .param("off", why.isPresent() ? utc(transactions.now()) : null)
                .param("why", why.orElse(null))
                .update();
    }

    /** Of whom the desk knows already that they get in. */
    public void entered(ClubId club, UUID access) {
        sql.sql(ENTERED)
                .param("club", club.value())
                .param("accesses", new UUID[] {access})
                .param("words", "")
                .param("now", utc(transactions.now()))
                .update();
    }

    /** From the columns of a row of {@code access}, by their own names. */
    public static Access access(ResultSet row) throws SQLException {
        return new Access(
                row.getObject("id", UUID.class),
                new MemberId(row.getObject("member_id", UUID.class)),
                new AccountId(row.getObject("account_id", UUID.class)),
                Access.Relation.valueOf(row.getString("relation")),
                Times.read(row, "since"),
                Times.find(row, "until"),
                Times.find(row, "off_at"),
                Times.find(row, "last_entered_at"),
                Optional.ofNullable(row.getString("last_device")));
    }
}
