package app.latchkey.platform.work;

import app.latchkey.platform.database.Question;

/** Work that waits in the database. {@link Pulse} asks for it together with everybody else's. */
public interface Lookout {
    /** Whether there is any, over tables of the installation; its answer wakes whoever does it, or nobody. */
    Question<Runnable> look();
}
