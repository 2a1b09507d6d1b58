package app.latchkey.access.guardians;

import app.latchkey.clubs.Clubs;
import app.latchkey.members.MemberChanged;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.work.Worker;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks club by club whose guardianship is over, and follows birthdays that are put right. */
@Component
class ComingOfAgeWorker implements Worker {
    private static final String CLUBS = "select id from club order by id";

    private final ComingOfAge flow;
    private final Clubs clubs;
    private final Transactions transactions;
    private final JdbcClient sql;

    ComingOfAgeWorker(ComingOfAge flow, Clubs clubs, Transactions transactions, JdbcClient sql) {
        this.flow = flow;
        this.clubs = clubs;
        this.transactions = transactions;
        this.sql = sql;
    }

    @Override
    public String name() {
        return "coming-of-age";
    }

    @Override
    public Duration look() {
        return Duration.ofSeconds(30);
    }

    @Override
    public boolean next() {
        for (var club : transactions.global(this::all))
            while (flow.someOf(transactions.global(() -> clubs.get(club)))) Thread.yield();
        return false;
    }

    private List<ClubId> all() {
        return sql.sql(CLUBS)
                .query((row, n) -> new ClubId(row.getObject("id", UUID.class)))
                .list();
    }

    @EventListener
    void on(MemberChanged changed) {
        flow.corrected(clubs.get(changed.club()), changed.member());
    }
}
