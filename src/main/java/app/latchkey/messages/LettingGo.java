package app.latchkey.messages;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waited while its lane stood still is not late: from the moment it is let go it has its whole time again. */
@Component
class LettingGo {
    private static final String TELL =
            "update ready_access set let_go_at = :now where :of::uuid is null or club_id = :of::uuid";

    private final JdbcClient sql;
    private final Transactions transactions;
    private final LaneSignals signals;

    LettingGo(JdbcClient sql, Transactions transactions, LaneSignals signals) {
        this.sql = sql;
        this.transactions = transactions;
        this.signals = signals;
    }

    /** @param club empty for all */
    void tell(Lane lane, Optional<ClubId> club) {
        sql.sql(TELL.replace("ready_access", "ready_" + lane.name().toLowerCase(Locale.ROOT)))
                .param("of", club.map(ClubId::value).orElse(null))
                .param("now", utc(transactions.now()))
                .update();
        signals.afterCommit(lane);
    }
}
