package app.latchkey.messages.sending;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.messages.Lane;
import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lanes' ready tables, all alike; each statement is written for one and meant for the table of its lane. */
@Component
class ReadyRows {
    // From club to club by the index: a club with a hundred thousand rows costs no more than one with a single row.
    // First
    // those behind the last turn, then those before.
    private static final String CLUBS = """
            with recursive behind as (
              (select club_id from ready_access where club_id > :after order by club_id limit 1)
              union all
              select (select r.club_id from ready_access r where r.club_id > t.club_id order by r.club_id limit 1)
              from behind t where t.club_id is not null),
            before as (
              (select club_id from ready_access where club_id <= :after order by club_id limit 1)
              union all
              select (select r.club_id from ready_access r where r.club_id > t.club_id and r.club_id <= :after
                order by r.club_id limit 1)
              from before t where t.club_id is not null)
            select t.club_id from (select club_id from behind union all select club_id from before) t
            where t.club_id is not null and t.club_id <> all(:stopped::uuid[])
              and exists (select from ready_access r where r.club_id = t.club_id and r.due <= :now
                and (r.lease_until is null or r.lease_until < clock_timestamp()))
            limit :most
            """;
    // Not a join: a database that chooses a nested loop looks for "the one" row anew for each row, and claims them all.
    private static final String CLAIM = """
            update ready_access
            set attempt = attempt + 1, lease_until = clock_timestamp() + make_interval(secs => :lease)
            where message_id = (
              select message_id from ready_access
              where club_id = :of and due <= :now and (lease_until is null or lease_until < clock_timestamp())
              order by due limit 1 for update skip locked)
            returning message_id, club_id, attempt, domain
            """;
    // From domain to domain by the index, past those that are closed: the oldest of the first thirty that are open.
    private static final String CLAIM_PAST = """
            with recursive step as (
              (select domain from ready_access where club_id = :of order by domain limit 1)
              union all
              select (select r.domain from ready_access r where r.club_id = :of and r.domain > s.domain
                order by r.domain limit 1)
              from step s where s.domain is not null),
            open as (
              select s.domain, (select min(r.due) from ready_access r where r.club_id = :of and r.domain = s.domain
                and r.due <= :now and (r.lease_until is null or r.lease_until < clock_timestamp())) as due
              from step s where s.domain is not null and s.domain <> all(:closed::text[])
                and exists (select from ready_access r where r.club_id = :of and r.domain = s.domain and r.due <= :now
                  and (r.lease_until is null or r.lease_until < clock_timestamp()))
              limit 30)
            update ready_access
            set attempt = attempt + 1, lease_until = clock_timestamp() + make_interval(secs => :lease)
            where message_id = (
              select message_id from ready_access
              where club_id = :of and domain = (select o.domain from open o order by o.due, o.domain limit 1)
                and due <= :now and (lease_until is null or lease_until < clock_timestamp())
              order by due limit 1 for update skip locked)
            returning message_id, club_id, attempt, domain
            """;
    private static final String CLAIM_ONE = """
            update ready_access
            set attempt = attempt + 1, lease_until = clock_timestamp() + make_interval(secs => :lease)
            where message_id = (
              select message_id from ready_access where message_id = :id
                and (lease_until is null or lease_until < clock_timestamp()) for update skip locked)
            returning message_id, club_id, attempt, domain
            """;
    private static final String AGAIN = """
            update ready_access set due = :due, lease_until = null where message_id = :id and attempt = :attempt
            """;
    private static final String LET_GO =
            "select let_go_at from ready_access where message_id = :id and let_go_at is not null";
    private static final String OVER = "delete from ready_access where message_id = :id and attempt = :attempt";

    private final JdbcClient sql;
    private final Transactions transactions;

    ReadyRows(JdbcClient sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /** Clubs with something due in the order of their turns, which is that of club ids, from behind {@code after} and around. */
    List<ClubId> clubs(Lane lane, UUID after, Collection<UUID> stopped, int most) {
        return sql.sql(of(lane, CLUBS))
                .param("after", after)
                .param("stopped", stopped.toArray(UUID[]::new))
                .param("now", utc(transactions.now()))
                .param("most", most)
                .query((row, n) -> new ClubId(row.getObject("club_id", UUID.class)))
                .list();
    }

    /** The club's oldest row that is due, of a domain that is not closed. */
    Optional<Claim> claim(Lane lane, ClubId club, Collection<String> closed, Duration lease) {
        var statement = sql.sql(of(lane, closed.isEmpty() ? CLAIM : CLAIM_PAST))
                .param("of", club.value())
                .param("now", utc(transactions.now()))
                .param("lease", lease.toSeconds());
        if (!closed.isEmpty()) statement = statement.param("closed", closed.toArray(String[]::new));
        return statement.query((row, n) -> claim(lane, row)).optional();
    }

    /** This one, due or not. */
    Optional<Claim> claim(Lane lane, UUID message, Duration lease) {
        return sql.sql(of(lane, CLAIM_ONE))
                .param("id", message)
                .param("lease", lease.toSeconds())
                .query((row, n) -> claim(lane, row))
                .optional();
    }

    private static Claim claim(Lane lane, ResultSet row) throws SQLException {
        return new Claim(
                lane,
                new ClubId(row.getObject("club_id", UUID.class)),
                row.getObject("message_id", UUID.class),
                row.getInt("attempt"),
                row.getString("domain"));
    }

    boolean again(Claim claim, Instant due) {
        return sql.sql(of(claim.lane(), AGAIN))
                        .param("due", utc(due))
                        .param("id", claim.message())
                        .param("attempt", claim.attempt())
                        .update()
                == 1;
    }

    boolean over(Claim claim) {
        return sql.sql(of(claim.lane(), OVER))
                        .param("id", claim.message())
                        .param("attempt", claim.attempt())
                        .update()
                == 1;
    }

    /** When its lane, which had stood still, last went on. */
    Optional<Instant> letGoAt(Claim claim) {
        return sql.sql(of(claim.lane(), LET_GO))
                .param("id", claim.message())
                .query((row, n) -> Times.read(row, "let_go_at"))
                .optional();
    }

    static String of(Lane lane, String statement) {
        return statement.replace("ready_access", "ready_" + lane.name().toLowerCase(Locale.ROOT));
    }
}
