package app.latchkey.access.projection;

import app.latchkey.platform.work.Poller;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Keeps the projection fresh while a server runs. */
@Component
@Profile("server")
class RefreshWorker implements SmartLifecycle {
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration EVERY = Duration.ofSeconds(20);

    private final Poller refreshing;
    private final Poller aging;
    private volatile boolean running;

    RefreshWorker(Refresher refresher) {
        this.refreshing = new Poller("refresh", LOOK, refresher::refreshSome);
        this.aging = new Poller("aging", EVERY, refresher::markDue);
    }

    @Override
    public void start() {
        running = true;
        refreshing.start();
        aging.start();
    }

    @Override
    public void stop() {
        running = false;
        aging.close();
        refreshing.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
