package app.latchkey.access.lostfactor;

import app.latchkey.clubs.Clubs;
import app.latchkey.platform.database.Question;
import app.latchkey.platform.work.Worker;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Sends the links whose three days are over, or that an owner let go. */
@Component
class LostFactorWorker implements Worker {
    private final LostFactor flow;
    private final Clubs clubs;

    LostFactorWorker(LostFactor flow, Clubs clubs) {
        this.flow = flow;
        this.clubs = clubs;
    }

    @Override
    public String name() {
        return "lost-factor";
    }

    @Override
    public Duration look() {
        return WITHOUT_PULSE;
    }

    @Override
    public Optional<Question<Boolean>> waiting() {
        return Optional.of(flow.waiting());
    }

    @Override
    public boolean next() {
        return flow.sendOne(clubs::get);
    }
}
