package app.latchkey.platform.work;

import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Every {@link Worker} of the rooms, each in a thread of its own, from start to stop of a server. */
@Component
@Profile("server")
class Workers implements SmartLifecycle {
    private final List<Poller> pollers;
    private volatile boolean running;

    Workers(List<Worker> workers) {
        pollers = workers.stream()
                .map(worker -> new Poller(worker.name(), worker.look(), worker::next))
                .toList();
    }

    @Override
    public void start() {
        running = true;
        pollers.forEach(Poller::start);
    }

    @Override
    public void stop() {
        running = false;
        pollers.parallelStream().forEach(Poller::close);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
