package app.latchkey.access.health;

import app.latchkey.clubs.Club;
import app.latchkey.clubs.Clubs;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.work.Worker;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts each club's day soon after its midnight. Two nodes that do it at once write the same rows. */
@Component
class DayWorker implements Worker {
    private static final String CLUBS = "select id from club order by id";

    private final JdbcClient sql;
    private final Clubs clubs;
    private final Days days;
    private final Transactions transactions;

    DayWorker(JdbcClient sql, Clubs clubs, Days days, Transactions transactions) {
        this.sql = sql;
        this.clubs = clubs;
        this.days = days;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "access-days";
    }

    @Override
    public Duration look() {
        return Duration.ofMinutes(2);
    }

    @Override
    public boolean next() {
        for (var club : transactions.global(this::all)) transactions.inClub(club.id(), () -> count(club));
        return false;
    }

    private void count(Club club) {
        var today = transactions.now().atZone(club.timeZone()).toLocalDate();
        if (!days.counted(club.id(), today)) days.count(club.id(), today);
    }

    private List<Club> all() {
        return clubs.find(sql.sql(CLUBS)
                .query((row, n) -> new ClubId(row.getObject("id", UUID.class)))
                .list());
    }
}
