package app.latchkey.platform.work;

import app.latchkey.platform.database.Question;
import app.latchkey.platform.database.Transactions;
import java.time.Duration;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Five times a second one message to the database asks for everything that may wait there, whoever has written it. */
@Component
@Profile("server")
public class Pulse implements SmartLifecycle {
    private static final Duration EVERY = Duration.ofMillis(200);

    private final List<Lookout> lookouts;
    private final Transactions transactions;
    private final Poller poller;
    private volatile boolean running;

    public Pulse(List<Lookout> lookouts, Transactions transactions) {
        this.lookouts = List.copyOf(lookouts);
        this.transactions = transactions;
        this.poller = new Poller("pulse", EVERY, this::beat);
    }

    private boolean beat() {
        var looks = lookouts.stream().map(Lookout::look).toList();
        transactions.look(Question.all(looks)).forEach(Runnable::run);
        return false;
    }

    @Override
    public void start() {
        running = true;
        poller.start();
    }

    @Override
    public void stop() {
        running = false;
        poller.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
