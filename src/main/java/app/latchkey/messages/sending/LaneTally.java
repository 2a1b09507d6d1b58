package app.latchkey.messages.sending;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.messages.Lane;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.work.Worker;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How quickly the lanes move. Counted here and written down every few seconds: a row that all senders of a club wrote to would
 * make them wait for each other. A kill loses a few seconds of a figure, and no mail.
 */
@Component
class LaneTally implements Worker {
    private static final String ADD = """
            insert into lane_minute as m (lane, club_id, minute, accepted, later, refused)
            values (:lane, :of, :minute, :accepted, :later, :refused)
            on conflict (lane, club_id, minute) do update set accepted = m.accepted + :accepted, later = m.later + :later,
              refused = m.refused + :refused
            """;

    private final JdbcClient sql;
    private final Transactions transactions;
    private Map<Of, int[]> counts = new HashMap<>();

    private record Of(Lane lane, ClubId club) {}

    LaneTally(JdbcClient sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    void accepted(Claim claim) {
        count(claim, 0);
    }

    void later(Claim claim) {
        count(claim, 1);
    }

    void refused(Claim claim) {
        count(claim, 2);
    }

    private synchronized void count(Claim claim, int what) {
        counts.computeIfAbsent(new Of(claim.lane(), claim.club()), any -> new int[3])[what]++;
    }

    private synchronized Map<Of, int[]> take() {
        var taken = counts;
        counts = new HashMap<>();
        return taken;
    }

    @Override
    public String name() {
        return "lane-tally";
    }

    @Override
    public Duration look() {
        return Duration.ofSeconds(3);
    }

    @Override
    public boolean next() {
        var taken = take();
        if (!taken.isEmpty()) transactions.global(() -> taken.forEach(this::write));
        return false;
    }

    private void write(Of of, int[] n) {
        sql.sql(ADD)
                .param("lane", of.lane().name())
                .param("of", of.club().value())
                .param("minute", utc(transactions.now().truncatedTo(ChronoUnit.MINUTES)))
                .param("accepted", n[0])
                .param("later", n[1])
                .param("refused", n[2])
                .update();
    }
}
