package app.latchkey.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What is written to the log meanwhile, with who asked. */
public final class LogLines {
    private LogLines() {}

    public static List<String> of(Runnable deed) {
        var log = new ListAppender<ILoggingEvent>();
        log.start();
        var ours = (Logger) LoggerFactory.getLogger("app.latchkey");
        ours.addAppender(log);
        // A demo, as the house of the tests is one, says warnings alone.
        ours.setLevel(Level.INFO);
        try {
            deed.run();
        } finally {
            ours.setLevel(null);
            ours.detachAppender(log);
        }
        return log.list.stream()
                .map(line ->
                        line.getFormattedMessage() + line.getMDCPropertyMap().getOrDefault("asker", ""))
                .toList();
    }
}
