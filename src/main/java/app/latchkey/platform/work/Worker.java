package app.latchkey.platform.work;

import java.time.Duration;

/** Work that waits in the database, taken piece by piece while a server runs. {@link Workers} starts and stops it. */
public interface Worker {
    String name();

    /** How long to wait before looking again when there was nothing to do. */
    Duration look();

    /** Does one piece; true when there may be more. */
    boolean next();
}
