package app.latchkey.messages.sending;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.messages.Lane;
import app.latchkey.messages.RelayStateChanged;
import app.latchkey.platform.database.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether our own relay takes mail, by lane; one alarm when it begins to refuse, none for each message after it. */
@Component
class RelayStates {
    private static final Logger LOG = LoggerFactory.getLogger(RelayStates.class);
    private static final String DOWN = """
            insert into relay_state as r (lane, down_since, cause, words, seen_at) values (:lane, :now, :cause, :words, :now)
            on conflict (lane) do update set down_since = :now, cause = :cause, words = :words, seen_at = :now
            where r.down_since is null or r.cause <> :cause
            """;
    private static final String UP = """
            update relay_state set down_since = null, cause = null, words = null, seen_at = :now
            where lane = :lane and down_since is not null
            """;

    private final JdbcClient sql;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;
    private final Lately up = new Lately();

    RelayStates(JdbcClient sql, Transactions transactions, ApplicationEventPublisher events) {
        this.sql = sql;
        this.transactions = transactions;
        this.events = events;
    }

    void down(Lane lane, String cause, String words) {
        up.forget(lane.name());
        var changed = sql.sql(DOWN)
                .param("lane", lane.name())
                .param("now", utc(transactions.now()))
                .param("cause", cause)
                .param("words", words)
                .update();
        if (changed == 0) return;
        LOG.error("The relay takes no mail of lane {}: {} ({})", lane, cause, words);
        events.publishEvent(new RelayStateChanged(lane, true));
    }

    void up(Lane lane) {
        if (!up.due(lane.name())) return;
        var changed = sql.sql(UP)
                .param("lane", lane.name())
                .param("now", utc(transactions.now()))
                .update();
        if (changed == 0) return;
        LOG.info("The relay takes mail of lane {} again", lane);
        events.publishEvent(new RelayStateChanged(lane, false));
    }
}
