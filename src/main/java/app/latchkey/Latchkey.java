package app.latchkey;

import app.latchkey.operator.CommandLine;
import java.util.List;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Latchkey {
    public static void main(String[] typed) {
        var status = new CommandLine(Latchkey.class, System.out, System.err).run(List.of(typed));
        System.exit(status);
    }
}
