package app.latchkey.messages;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The desk asks for one waiting mail to be tried now: it moves to the front, and out of a slow lane into the access lane. */
@Component
public class Hurry {
    private static final String STILL_WAITS =
            """
            update message set lane = 'ACCESS', next_try_at = :now
            where club_id = :club and id = :id and state in ('QUEUED', 'DELAYED', 'HELD')
            returning id
            """;
    // A row that a sender holds right now is left alone: it is being tried.
    private static final String LEAVE =
            """
            delete from ready_reminder where message_id = :id and (lease_until is null or lease_until < clock_timestamp())
            returning attempt
            """;
    private static final String DUE =
            "update ready_access set due = :now where message_id = :id and (lease_until is null or lease_until < clock_timestamp())";
    private static final String ENTER =
            "insert into ready_access (message_id, club_id, due, attempt) values (:id, :club, :now, :attempt)";

    private final JdbcClient sql;
    private final Transactions transactions;
    private final LaneSignals signals;
    private final Timeline timeline;

    public Hurry(JdbcClient sql, Transactions transactions, LaneSignals signals, Timeline timeline) {
        this.sql = sql;
        this.transactions = transactions;
        this.signals = signals;
        this.timeline = timeline;
    }

    /** Inside a transaction of the club. @return false when it does not wait any more */
    public boolean now(ClubId club, UUID message) {
        var now = utc(transactions.now());
        var waits = sql.sql(STILL_WAITS)
                .param("club", club.value())
                .param("id", message)
                .param("now", now)
                .query(UUID.class)
                .optional();
        if (waits.isEmpty()) return false;
        if (sql.sql(DUE).param("id", message).param("now", now).update() == 0)
            for (var lane : new Lane[] {Lane.REMINDER, Lane.MAILING, Lane.SERVICE}) enter(club, message, lane);
        timeline.add(club, message, "HURRIED", Map.of());
        signals.afterCommit(Lane.ACCESS);
        return true;
    }

    private void enter(ClubId club, UUID message, Lane lane) {
        var leave = LEAVE.replace("ready_reminder", "ready_" + lane.name().toLowerCase(Locale.ROOT));
        sql.sql(leave).param("id", message).query(Integer.class).optional().ifPresent(attempt -> sql.sql(ENTER)
                .param("id", message)
                .param("club", club.value())
                .param("now", utc(transactions.now()))
                .param("attempt", attempt)
                .update());
    }
}
