package app.latchkey.messages;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.audit.Actor;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A message that has not left yet: its place, and what may be done with it: try it now, in front of all others, or cancel it. */
@Component
public class Waiting {
    /** Places behind this one are not told apart. */
    public static final int LAST_PLACE = 1000;

    private static final String PLACE = """
            select 1 + (select count(*) from (select from ready_access r where r.club_id = :club and r.due <= mine.due
              and (r.due, r.message_id) < (mine.due, mine.message_id) limit :behind) ahead)
            from ready_access mine where mine.club_id = :club and mine.message_id = :id
            """;
    private static final String TAKE = """
            delete from ready_access
            where message_id = :id and club_id = :club and (lease_until is null or lease_until < clock_timestamp())
            returning attempt, domain
            """;
    // What is due already keeps its place: a later moment would put it behind the others.
    private static final String DUE_NOW = """
            with mine as (select message_id, due from ready_access
              where message_id = :id and club_id = :club and (lease_until is null or lease_until < clock_timestamp())
              for update)
            update ready_access r set due = least(r.due, :now) from mine where r.message_id = mine.message_id
            returning mine.due > :now
            """;
    private static final String TO_THE_FRONT = """
            insert into ready_access (message_id, club_id, domain, due, attempt) values (:id, :club, :domain, :now, :attempt)
            """;
    private static final String MOVED = """
            update message set lane = 'ACCESS', next_try_at = :now
            where club_id = :club and id = :id
            """;
    private static final String NEXT = """
            update message set next_try_at = :now where club_id = :club and id = :id
            """;
    private static final String LOCK = """
            select lane from message
            where club_id = :club and id = :id and state in ('QUEUED', 'DELAYED', 'UNKNOWN') for update
            """;
    private static final String CANCEL = """
            update message set state = 'CANCELLED', state_at = :now, next_try_at = null
            where club_id = :club and id = :id
              and (state in ('QUEUED', 'HELD') or state = 'DELAYED' and next_try_at is not null)
            """;

    private final JdbcClient sql;
    private final Transactions transactions;
    private final Timeline timeline;
    private final LaneSignals signals;

    public Waiting(JdbcClient sql, Transactions transactions, Timeline timeline, LaneSignals signals) {
        this.sql = sql;
        this.transactions = transactions;
        this.timeline = timeline;
        this.signals = signals;
    }

    /**
     * The place among this club's mails of the same lane, from 1 to {@link #LAST_PLACE}; clubs take turns. A statement of
     * up to a thousand rows: for one person who is looked at, not for many.
     *
     * @return empty when it does not wait there any more
     */
    public Optional<Integer> place(ClubId club, UUID id, Lane lane) {
        return sql.sql(of(lane, PLACE))
                .param("club", club.value())
                .param("id", id)
                .param("behind", LAST_PLACE - 1)
                .query(Integer.class)
                .optional();
    }

    private static String of(Lane lane, String statement) {
        return statement.replace("ready_access", "ready_" + lane.name().toLowerCase(Locale.ROOT));
    }

    /** Due now and in the access lane; no when it has left, is just being sent, or is not there. */
    public boolean hurry(ClubId club, UUID id, Actor by) {
        var lane = lock(club, id);
        if (lane.isEmpty()) return false;
        // A mailing never takes a place from somebody who waits to get in.
        if (lane.get() == Lane.MAILING) return dueNow(club, id, Lane.MAILING, by);
        record Taken(int attempt, String domain) {}
        var taken = sql.sql(of(lane.get(), TAKE))
                .param("id", id)
                .param("club", club.value())
                .query((row, n) -> new Taken(row.getInt("attempt"), row.getString("domain")))
                .optional();
        if (taken.isEmpty()) return false;
        sql.sql(TO_THE_FRONT)
                .param("id", id)
                .param("club", club.value())
                .param("now", utc(transactions.now()))
                .param("attempt", taken.get().attempt())
                .param("domain", taken.get().domain())
                .update();
        sql.sql(MOVED)
                .param("club", club.value())
                .param("id", id)
                .param("now", utc(transactions.now()))
                .update();
        hurried(club, id, Lane.ACCESS, by);
        signals.afterCommit(Lane.ACCESS);
        return true;
    }

    /** Due now in the lane that it has; no when it has left, is just being sent, or is not there. */
    public boolean dueNow(ClubId club, UUID id, Actor by) {
        return lock(club, id).filter(lane -> dueNow(club, id, lane, by)).isPresent();
    }

    private void hurried(ClubId club, UUID id, Lane lane, Actor by) {
        var account = by.account().map(AccountId::toString).orElse("");
        timeline.add(club, id, "HURRIED", Map.of("lane", lane.name(), "by", account));
    }

    private boolean dueNow(ClubId club, UUID id, Lane lane, Actor by) {
        var sooner = sql.sql(of(lane, DUE_NOW))
                .param("id", id)
                .param("club", club.value())
                .param("now", utc(transactions.now()))
                .query(Boolean.class)
                .optional();
        if (sooner.equals(Optional.of(true))) {
            sql.sql(NEXT)
                    .param("club", club.value())
                    .param("id", id)
                    .param("now", utc(transactions.now()))
                    .update();
            hurried(club, id, lane, by);
            signals.afterCommit(lane);
        }
        return sooner.isPresent();
    }

    private Optional<Lane> lock(ClubId club, UUID id) {
        return sql.sql(LOCK)
                .param("club", club.value())
                .param("id", id)
                .query(String.class)
                .optional()
                .map(Lane::valueOf);
    }

    /** Its sender finds it cancelled; no when it has left already. */
    public boolean cancel(ClubId club, UUID id, String why) {
        var changed = sql.sql(CANCEL)
                .param("club", club.value())
                .param("id", id)
                .param("now", utc(transactions.now()))
                .update();
        if (changed == 1) timeline.add(club, id, "CANCELLED", Map.of("why", why));
        return changed == 1;
    }
}
