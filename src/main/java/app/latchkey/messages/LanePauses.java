package app.latchkey.messages;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lanes that a person stops and lets go: a club its own reminders and mailings, the operator everybody's, and service mail. */
@Component
public class LanePauses {
    private static final UUID ALL = new UUID(0, 0);
    private static final String STOP = """
            insert into lane_pause (lane, club_id, since) values (:lane, :of, :now) on conflict do nothing
            """;
    private static final String GO = "delete from lane_pause where lane = :lane and club_id = :of";

    private final JdbcClient sql;
    private final Transactions transactions;
    private final LettingGo lettingGo;

    LanePauses(JdbcClient sql, Transactions transactions, LettingGo lettingGo) {
        this.sql = sql;
        this.transactions = transactions;
        this.lettingGo = lettingGo;
    }

    /** Whether a club may stop it: what somebody just asked for, or was just told, is not held back. */
    public static boolean ofAClub(Lane lane) {
        return lane == Lane.REMINDER || lane == Lane.MAILING;
    }

    /** @param club empty for all; answers whether it was going */
    public boolean stop(Lane lane, Optional<ClubId> club) {
        return sql.sql(STOP)
                        .param("lane", lane.name())
                        .param("of", club.map(ClubId::value).orElse(ALL))
                        .param("now", utc(transactions.now()))
                        .update()
                == 1;
    }

    public boolean go(Lane lane, Optional<ClubId> club) {
        var going = sql.sql(GO)
                        .param("lane", lane.name())
                        .param("of", club.map(ClubId::value).orElse(ALL))
                        .update()
                == 1;
        if (going) lettingGo.tell(lane, club);
        return going;
    }
}
