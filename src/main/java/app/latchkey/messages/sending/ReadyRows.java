package app.latchkey.messages.sending;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.messages.Lane;
import app.latchkey.platform.database.Question;
import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lanes' ready tables, all alike; each statement is written for one and meant for the table of its lane. */
@Component
class ReadyRows {
    // From club to club by the index: a club with a hundred thousand rows costs no more than one with a single row.
    // First those behind the last turn, then those before.
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
              and exists (select from ready_access r where r.club_id = t.club_id
                and r.due <= now() + :ahead::bigint * interval '1 microsecond'
                and (r.lease_until is null or r.lease_until < clock_timestamp()))
            limit :most
            """;
    private static final String WAITING = """
            with recursive club as (
              (select club_id from ready_access order by club_id limit 1)
              union all
              select (select r.club_id from ready_access r where r.club_id > t.club_id order by r.club_id limit 1)
              from club t where t.club_id is not null)
            select exists (select from club t where t.club_id is not null
              and exists (select from ready_access r where r.club_id = t.club_id
                and r.due <= now() + :ahead::bigint * interval '1 microsecond'
                and (r.lease_until is null or r.lease_until < clock_timestamp())))
            """;
    // Materialized: a database that looks for "the one" row anew for each row would claim them all.
    // One of a domain: what waits for one does not fill a look.
    private static final String CLAIM = """
            with near as materialized (
              select message_id, domain, due from ready_access
              where club_id = :of and due <= :now and (lease_until is null or lease_until < clock_timestamp())
              order by due limit :most for update skip locked),
            first as (select distinct on (domain) message_id from near order by domain, due)
            update ready_access r
            set attempt = attempt + 1, lease_until = clock_timestamp() + make_interval(secs => :lease),
              lease_token = gen_random_uuid()
            from first where r.message_id = first.message_id
            returning r.message_id, r.club_id, r.attempt, r.domain, r.lease_token
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
              select s.domain, one.due from step s cross join lateral (select r.due from ready_access r
                where r.club_id = :of and r.domain = s.domain and r.due <= :now
                  and (r.lease_until is null or r.lease_until < clock_timestamp()) order by r.due limit 1) one
              where s.domain is not null and s.domain <> all(:closed::text[])
              limit 30),
            oldest as materialized (select domain from open order by due, domain limit :most),
            near as materialized (
              select one.message_id from oldest o cross join lateral (select r.message_id from ready_access r
                where r.club_id = :of and r.domain = o.domain and r.due <= :now
                  and (r.lease_until is null or r.lease_until < clock_timestamp())
                order by r.due limit 1 for update skip locked) one)
            update ready_access r
            set attempt = attempt + 1, lease_until = clock_timestamp() + make_interval(secs => :lease),
              lease_token = gen_random_uuid()
            from near where r.message_id = near.message_id
            returning r.message_id, r.club_id, r.attempt, r.domain, r.lease_token
            """;
    private static final String CLAIM_ONE = """
            update ready_access
            set attempt = attempt + 1, lease_until = clock_timestamp() + make_interval(secs => :lease),
              lease_token = gen_random_uuid()
            where message_id = (
              select message_id from ready_access where message_id = :id
                and (lease_until is null or lease_until < clock_timestamp()) for update skip locked)
            returning message_id, club_id, attempt, domain, lease_token
            """;
    private static final String AGAIN = """
            update ready_access set due = :due, lease_until = null where message_id = :id and lease_token = :token
            """;
    private static final String LET_GO =
            "select let_go_at from ready_access where message_id = :id and let_go_at is not null";
    private static final String OVER = """
            delete from ready_access r using unnest(:ids::uuid[], :tokens::uuid[]) mine (id, token)
            where r.message_id = mine.id and r.lease_token = mine.token returning r.message_id
            """;

    private final JdbcClient sql;
    private final Transactions transactions;

    ReadyRows(JdbcClient sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /** Whether any club has something due. */
    Question<Boolean> waiting(Lane lane) {
        return Question.whether(of(lane, WAITING), Map.of("ahead", transactions.ahead()));
    }

    /** Clubs with something due in the order of their turns, which is that of club ids, from behind {@code after} and around. */
    Question<List<ClubId>> clubs(Lane lane, UUID after, Collection<UUID> stopped, int most) {
        return Question.of(
                of(lane, CLUBS),
                Map.of(
                        "after",
                        after,
                        "stopped",
                        stopped.toArray(UUID[]::new),
                        "ahead",
                        transactions.ahead(),
                        "most",
                        most),
                (row, n) -> new ClubId(row.getObject("club_id", UUID.class)));
    }

    /** The club's oldest rows that are due, one of each domain that is not closed. */
    List<Claim> claim(Lane lane, ClubId club, Collection<String> closed, Duration lease, int most) {
        var statement = sql.sql(of(lane, closed.isEmpty() ? CLAIM : CLAIM_PAST))
                .param("of", club.value())
                .param("now", utc(transactions.now()))
                .param("lease", lease.toSeconds())
                .param("most", most);
        if (!closed.isEmpty()) statement = statement.param("closed", closed.toArray(String[]::new));
        return statement.query((row, n) -> claim(lane, row)).list();
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
                row.getString("domain"),
                row.getObject("lease_token", UUID.class));
    }

    boolean again(Claim claim, Instant due) {
        return sql.sql(of(claim.lane(), AGAIN))
                        .param("due", utc(due))
                        .param("id", claim.message())
                        .param("token", claim.token())
                        .update()
                == 1;
    }

    boolean over(Claim claim) {
        return !over(claim.lane(), List.of(claim)).isEmpty();
    }

    /** @return of which messages the claim was still ours */
    Set<UUID> over(Lane lane, List<Claim> claims) {
        return new HashSet<>(sql.sql(of(lane, OVER))
                .param("ids", claims.stream().map(Claim::message).toArray(UUID[]::new))
                .param("tokens", claims.stream().map(Claim::token).toArray(UUID[]::new))
                .query(UUID.class)
                .list());
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
