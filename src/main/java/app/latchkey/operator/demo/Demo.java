package app.latchkey.operator.demo;

import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.settings.Settings;
import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes the clubs of a demo on its first start, and prints at every start who may sign in. */
@Component
public class Demo {
    private static final String ANY_CLUB = "select exists (select from club)";

    private final House house;
    private final HalfMade halfMade;
    private final Transactions transactions;
    private final Settings settings;
    private final JdbcClient sql;

    Demo(House house, HalfMade halfMade, Transactions transactions, Settings settings, JdbcClient sql) {
        this.house = house;
        this.halfMade = halfMade;
        this.transactions = transactions;
        this.settings = settings;
        this.sql = sql;
    }

    /** Once the pages are served. */
    public void begin(PrintStream out) {
        if (!settings.demo() || !settings.loopback() || settings.smtpUrl() != null)
            throw new IllegalStateException("Only a demo makes clubs whose passwords everybody knows");
        var mark = Mark.of(settings.dataDir());
        if (mark == Mark.NONE
                && transactions.global(
                        () -> sql.sql(ANY_CLUB).query(Boolean.class).single())) return;
        if (mark == Mark.HALF_MADE) halfMade.takeAway();
        if (mark != Mark.MADE) make(out);
        tell(out);
    }

    private void make(PrintStream out) {
        out.println("Three clubs move in, which takes some seconds ...");
        Mark.HALF_MADE.write(settings.dataDir());
        try {
            play(LocalDate.now(ZoneOffset.UTC));
        } finally {
            transactions.moveClock(Duration.ZERO);
        }
        transactions.global(
                () -> house.addresses.signingIn(Riverside.signIns().owner()).ifPresent(house.operators::add));
        Mark.MADE.write(settings.dataDir());
    }

    private void play(LocalDate today) {
        List<Scenes> clubs = List.of();
        for (var scene : Scenes.When.values()) {
            transactions.moveClock(scene.ago().negated());
            if (clubs.isEmpty()) clubs = List.of(new Riverside(house, today), new Dojo(house, today), new Chain(house));
            Crowd.each(clubs, club -> club.play(scene));
        }
    }

    private void tell(PrintStream out) {
        for (var club : List.of(Riverside.signIns(), Dojo.signIns(), Chain.signIns())) {
            out.println();
            club.lines(settings.address("/" + club.slug() + "/")).forEach(out::println);
        }
        out.println();
        out.println("Everyone's password here is: " + SignIns.PASSWORD);
        out.println(
                "The installation is run by " + Riverside.signIns().owner() + " at " + settings.address("/operator"));
        out.println("No mail leaves; each one can be read at " + settings.address("/operator/messages"));
        out.println();
    }
}
