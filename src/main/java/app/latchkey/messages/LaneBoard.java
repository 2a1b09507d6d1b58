package app.latchkey.messages;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the lanes stand now: of the whole installation, or of one club. No address is read. */
@Component
public class LaneBoard {
    /** What "lately" means on the board. */
    public static final Duration LATELY = Duration.ofMinutes(15);

    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID LAST = new UUID(-1, -1);
    private static final int MOST = 50;

    private static final String WAITING = """
            select 'ACCESS' as lane, count(*) as n, min(message_id::text collate "C") as oldest
              from ready_access where club_id between :first and :last
            union all select 'SERVICE', count(*), min(message_id::text collate "C")
              from ready_service where club_id between :first and :last
            union all select 'REMINDER', count(*), min(message_id::text collate "C")
              from ready_reminder where club_id between :first and :last
            union all select 'MAILING', count(*), min(message_id::text collate "C")
              from ready_mailing where club_id between :first and :last
            """;
    private static final String LATELY_DONE = """
            select lane, sum(accepted) as accepted, sum(later) as later, sum(refused) as refused
            from lane_minute where club_id between :first and :last and minute > :since group by lane
            """;
    private static final String STOPPED = "select lane, club_id, since from lane_pause where club_id in (:all, :of)";
    private static final String DOWN = "select lane, down_since, words from relay_state where down_since is not null";
    private static final String DOMAINS = """
            select p.domain, 0 as n, p.since, p.until as next, p.until is not null as paused, p.code, p.words
            from domain_pause p order by p.until is null, p.since limit :most
            """;
    // A server's words may name an address: a club reads only those that it was answered itself.
    private static final String DOMAINS_OF_A_CLUB = """
            with waiting as (
              select w.domain, count(*) as n from (
                select r.domain from ready_access r where r.club_id = :club
                union all select r.domain from ready_service r where r.club_id = :club
                union all select r.domain from ready_reminder r where r.club_id = :club
                union all select r.domain from ready_mailing r where r.club_id = :club) w group by w.domain),
            delayed as (
              select split_part(m.address_key, '@', 2) as domain, min(m.state_at) as since, min(m.next_try_at) as next,
                (array_agg(m.last_code order by m.state_at desc))[1] as code,
                (array_agg(m.last_words order by m.state_at desc))[1] as words
              from message m where m.club_id = :club and m.state = 'DELAYED' group by 1)
            select w.domain, w.n, coalesce(d.since, p.since) as since, coalesce(p.until, d.next) as next,
              p.domain is not null as paused, d.code, d.words
            from waiting w left join delayed d on d.domain = w.domain
              left join domain_pause p on p.domain = w.domain and p.until is not null
            where d.domain is not null or p.domain is not null
            order by w.n desc, w.domain limit :most
            """;
    private static final String CLUBS = """
            select w.lane, w.club_id, count(*) as n, min(w.message_id::text collate "C") as oldest from (
              select 'ACCESS' as lane, club_id, message_id from ready_access
              union all select 'SERVICE', club_id, message_id from ready_service
              union all select 'REMINDER', club_id, message_id from ready_reminder
              union all select 'MAILING', club_id, message_id from ready_mailing) w
            group by w.lane, w.club_id order by count(*) desc limit :most
            """;

    private final JdbcClient sql;
    private final Transactions transactions;
    private final LaneHolds holds;

    LaneBoard(JdbcClient sql, Transactions transactions, LaneHolds holds) {
        this.sql = sql;
        this.transactions = transactions;
        this.holds = holds;
    }

    /**
     * @param oldest when the one that has waited longest was asked for
     * @param stopped since when this club's mail of the lane is stopped; for the whole board: everybody's
     * @param stoppedForAll the operator stopped it
     * @param held since a restore it waits for a person
     */
    public record Line(
            Lane lane,
            long waiting,
            Optional<Instant> oldest,
            long accepted,
            long later,
            long refused,
            Optional<Instant> stopped,
            boolean stoppedForAll,
            boolean held,
            Optional<LanesNow.Down> down) {
        public boolean mayStop() {
            return lane != Lane.ACCESS;
        }

        /** Something keeps it from sending. */
        public boolean stands() {
            return stopped.isPresent() || stoppedForAll || held;
        }
    }

    /** @param next when it is asked or tried again; @param paused nothing but access mail goes there */
    public record DomainLine(
            String domain,
            long waiting,
            Instant since,
            Optional<Instant> next,
            boolean paused,
            Optional<String> code,
            Optional<String> words) {}

    public record ClubLine(Lane lane, ClubId club, long waiting, Instant oldest) {}

    private record Count(long n, Optional<Instant> oldest) {}

    private record Done(long accepted, long later, long refused) {}

    /** Inside a transaction of the installation. */
    public List<Line> all() {
        return lines(FIRST, LAST, FIRST);
    }

    public List<Line> of(ClubId club) {
        return lines(club.value(), club.value(), club.value());
    }

    /** Domains that put our mail off, in a row. */
    public List<DomainLine> domains() {
        return sql.sql(DOMAINS)
                .param("most", MOST)
                .query((row, n) -> domain(row))
                .list();
    }

    /** Domains that this club's mail waits for. Inside a transaction of the club. */
    public List<DomainLine> domains(ClubId club) {
        return sql.sql(DOMAINS_OF_A_CLUB)
                .param("club", club.value())
                .param("most", MOST)
                .query((row, n) -> domain(row))
                .list();
    }

    /** Those with the most mail waiting. */
    public List<ClubLine> clubs() {
        return sql.sql(CLUBS)
                .param("most", MOST)
                .query((row, n) -> new ClubLine(
                        Lane.valueOf(row.getString("lane")),
                        new ClubId(row.getObject("club_id", UUID.class)),
                        row.getLong("n"),
                        Ids.madeAt(UUID.fromString(row.getString("oldest")))))
                .list();
    }

    private List<Line> lines(UUID first, UUID last, UUID of) {
        Map<Lane, Count> waiting = new EnumMap<>(Lane.class);
        sql.sql(WAITING).param("first", first).param("last", last).query(row -> {
            waiting.put(
                    Lane.valueOf(row.getString("lane")),
                    new Count(
                            row.getLong("n"),
                            Optional.ofNullable(row.getString("oldest")).map(id -> Ids.madeAt(UUID.fromString(id)))));
        });
        var done = done(first, last);
        Map<Lane, Instant> stopped = new EnumMap<>(Lane.class);
        Map<Lane, Instant> forAll = new EnumMap<>(Lane.class);
        sql.sql(STOPPED).param("all", FIRST).param("of", of).query(row -> {
            var all = FIRST.equals(row.getObject("club_id", UUID.class));
            (all ? forAll : stopped).put(Lane.valueOf(row.getString("lane")), Times.read(row, "since"));
        });
        var down = down();
        var held = holds.held();
        var whole = of.equals(FIRST);
        return Stream.of(Lane.values())
                .map(lane -> {
                    var count = waiting.getOrDefault(lane, new Count(0, Optional.empty()));
                    var lately = done.getOrDefault(lane, new Done(0, 0, 0));
                    return new Line(
                            lane,
                            count.n(),
                            count.oldest(),
                            lately.accepted(),
                            lately.later(),
                            lately.refused(),
                            Optional.ofNullable((whole ? forAll : stopped).get(lane)),
                            forAll.containsKey(lane),
                            held.contains(lane),
                            Optional.ofNullable(down.get(lane)));
                })
                .toList();
    }

    private Map<Lane, Done> done(UUID first, UUID last) {
        Map<Lane, Done> done = new EnumMap<>(Lane.class);
        sql.sql(LATELY_DONE)
                .param("first", first)
                .param("last", last)
                .param("since", utc(transactions.now().minus(LATELY)))
                .query(row -> {
                    done.put(
                            Lane.valueOf(row.getString("lane")),
                            new Done(row.getLong("accepted"), row.getLong("later"), row.getLong("refused")));
                });
        return done;
    }

    private Map<Lane, LanesNow.Down> down() {
        Map<Lane, LanesNow.Down> down = new EnumMap<>(Lane.class);
        sql.sql(DOWN).query(row -> {
            var words = row.getString("words");
            down.put(
                    Lane.valueOf(row.getString("lane")),
                    new LanesNow.Down(Times.read(row, "down_since"), words == null ? "" : words));
        });
        return down;
    }

    private static DomainLine domain(ResultSet row) throws SQLException {
        return new DomainLine(
                row.getString("domain"),
                row.getLong("n"),
                Times.read(row, "since"),
                Times.find(row, "next"),
                row.getBoolean("paused"),
                Optional.ofNullable(row.getString("code")),
                Optional.ofNullable(row.getString("words")));
    }
}
