package app.latchkey.access.projection;

import app.latchkey.platform.database.Question;
import app.latchkey.platform.work.Worker;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Keeps the projection fresh while a server runs. */
@Component
class RefreshWorker implements Worker {
    private final Refresher refresher;

    RefreshWorker(Refresher refresher) {
        this.refresher = refresher;
    }

    @Override
    public String name() {
        return "refresh";
    }

    @Override
    public Duration look() {
        return WITHOUT_PULSE;
    }

    @Override
    public Optional<Question<Boolean>> waiting() {
        return Optional.of(refresher.waiting());
    }

    @Override
    public boolean next() {
        return refresher.refreshSome();
    }
}
