package app.latchkey.access.projection;

import app.latchkey.platform.work.Worker;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Finds whose facts changed by time alone, so that the projection follows the clock. */
@Component
class AgingWorker implements Worker {
    private final Refresher refresher;

    AgingWorker(Refresher refresher) {
        this.refresher = refresher;
    }

    @Override
    public String name() {
        return "aging";
    }

    @Override
    public Duration look() {
        return Duration.ofSeconds(20);
    }

    @Override
    public boolean next() {
        return refresher.markDue();
    }
}
