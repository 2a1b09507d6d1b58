package app.latchkey.messages.smtp;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Takes a letter out of the house, or only as far as the shelf of a demo. */
public interface Carrier {
    /**
     * @param stillOurs asked before the final dot; the message is dropped when it answers no
     * @param within the whole exchange
     */
    Exchange carry(Letter letter, Duration within, BooleanSupplier stillOurs);

    /** Closes what was kept open for the next letter. */
    default void rest() {}
}
