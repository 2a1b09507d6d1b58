package app.latchkey;

import app.latchkey.operator.CommandLine;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Latchkey {
    public static void main(String[] typed) {
        onlyWarnings("org.flywaydb");
        var status = new CommandLine(Latchkey.class, System.out, System.err).run(List.of(typed));
        System.exit(status);
    }

    /** Commands speak before Spring has read how loud anybody is to be. */
    private static void onlyWarnings(String chatterer) {
        if (LoggerFactory.getLogger(chatterer) instanceof Logger logback) logback.setLevel(Level.WARN);
    }
}
