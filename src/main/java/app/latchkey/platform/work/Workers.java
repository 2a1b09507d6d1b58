package app.latchkey.platform.work;

import app.latchkey.platform.database.Question;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Every {@link Worker} of the rooms, each in a thread of its own, from start to stop of a server. */
@Component
@Profile("server")
class Workers implements SmartLifecycle, Lookout {
    private record Working(Worker worker, Poller poller) {}

    private final List<Working> all;
    private volatile boolean running;

    Workers(List<Worker> workers) {
        all = workers.stream()
                .map(worker -> new Working(worker, new Poller(worker.name(), worker.look(), worker::next)))
                .toList();
    }

    @Override
    public Question<Runnable> look() {
        return Question.all(all.stream()
                        .flatMap(one -> one.worker.waiting().map(asked -> wake(asked, one.poller)).stream())
                        .toList())
                .map(found -> () -> found.forEach(Runnable::run));
    }

    private static Question<Runnable> wake(Question<Boolean> asked, Poller poller) {
        return asked.map(waits -> waits ? poller::signal : () -> {});
    }

    @Override
    public void start() {
        running = true;
        all.forEach(one -> one.poller.start());
    }

    @Override
    public void stop() {
        running = false;
        all.forEach(one -> one.poller.closing());
        all.forEach(one -> one.worker.stopping());
        all.parallelStream().forEach(one -> one.poller.close());
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
