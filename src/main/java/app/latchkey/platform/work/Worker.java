package app.latchkey.platform.work;

import app.latchkey.platform.database.Question;
import java.time.Duration;
import java.util.Optional;

/** Work that waits in the database, taken piece by piece while a server runs. {@link Workers} starts and stops it. */
public interface Worker {
    /** What the pulse looks for is looked for again by itself after this long, should the pulse have failed. */
    Duration WITHOUT_PULSE = Duration.ofSeconds(5);

    String name();

    /** How long to wait before looking again when there was nothing to do. */
    Duration look();

    /** Whether there is something to do, for work that nobody should wait long for: the {@link Pulse} asks. */
    default Optional<Question<Boolean>> waiting() {
        return Optional.empty();
    }

    /** Does one piece; true when there may be more. */
    boolean next();

    /** The server stops and waits for the running piece: a long one may come to its end early. */
    default void stopping() {}
}
