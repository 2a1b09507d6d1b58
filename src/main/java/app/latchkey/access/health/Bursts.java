package app.latchkey.access.health;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.database.Times;
import app.latchkey.platform.ids.ClubId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Many people fail at once: rarely their own fault. */
@Component
public class Bursts {
    static final Duration WITHIN = Duration.ofMinutes(30);
    static final int PEOPLE = 5;

    /** Every page of the desk asks; once in so long is enough. */
    private static final Duration REMEMBERED = Duration.ofSeconds(2);

    private static final String READ = """
            with failing as (
              select m.member_id, min(m.at) as first_at from attempt_match m
              where m.club_id = :club and m.at > :from and m.reason <> 'ENTERED' and not m.stranger
                and m.nearness <> 'NEAR'
              group by m.member_id
              having not exists (select from access a
                where a.club_id = :club and a.member_id = m.member_id and a.last_entered_at > max(m.at))),
            why as (
              select f.member_id, f.first_at, coalesce(a.top, '') as top from failing f
              left join member_access a on a.club_id = :club and a.member_id = f.member_id)
            select count(*) as people, min(first_at) as since, mode() within group (order by top) as cause,
              (select count(*) from why w where w.top = (select mode() within group (order by top) from why)) as share
            from why
            """;

    private final JdbcClient sql;
    private final Map<ClubId, Seen> remembered = new ConcurrentHashMap<>();

    public Bursts(JdbcClient sql) {
        this.sql = sql;
    }

    /** @param cause the code of what most of them have in common; empty when no half of them share one */
    public record Burst(int people, Instant since, Optional<String> cause) {
        public long minutes(Instant now) {
            return Math.max(1, Duration.between(since, now).toMinutes());
        }
    }

    private record Seen(Instant at, Optional<Burst> burst) {}

    /** Inside a transaction of the club. */
    public Optional<Burst> now(ClubId club, Instant now) {
        var seen = remembered.get(club);
        if (seen != null && Duration.between(seen.at, now).abs().compareTo(REMEMBERED) < 0) return seen.burst;
        var burst = read(club, now);
        remembered.put(club, new Seen(now, burst));
        return burst;
    }

    private Optional<Burst> read(ClubId club, Instant now) {
        return sql.sql(READ)
                .param("club", club.value())
                .param("from", utc(now.minus(WITHIN)))
                .query((row, n) -> burst(row))
                .single();
    }

    private static Optional<Burst> burst(ResultSet row) throws SQLException {
        var people = row.getInt("people");
        if (people < PEOPLE) return Optional.empty();
        var cause = Optional.ofNullable(row.getString("cause")).filter(code -> !code.isEmpty());
        var most = row.getInt("share") * 2 >= people;
        return Optional.of(new Burst(people, Times.read(row, "since"), cause.filter(code -> most)));
    }
}
