package app.latchkey.operator.doctor;

import app.latchkey.platform.commands.Arguments;
import app.latchkey.platform.commands.Command;
import app.latchkey.platform.texts.Texts;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code doctor}: one line for each thing; the status says whether anything is to be mended. */
@Component
class DoctorCommand implements Command {
    private static final int TO_MEND = 1;

    private final Doctor doctor;
    private final Texts texts;

    DoctorCommand(Doctor doctor, Texts texts) {
        this.doctor = doctor;
        this.texts = texts;
    }

    @Override
    public String name() {
        return "doctor";
    }

    @Override
    public String usage() {
        return "doctor";
    }

    @Override
    public Set<String> options() {
        return Set.of();
    }

    @Override
    public int run(Arguments arguments, PrintStream out) {
        var verdicts = doctor.look();
        for (var verdict : verdicts) {
            out.println(texts.say(Locale.ENGLISH, "operator.doctor.state." + verdict.state()) + "  "
                    + texts.say(
                            Locale.ENGLISH,
                            "operator.doctor." + verdict.key(),
                            verdict.words().toArray()));
            if (verdict.puts()) out.println("        TXT " + verdict.where() + "  " + verdict.put());
        }
        return verdicts.stream().anyMatch(verdict -> verdict.state() == Verdict.State.MEND) ? TO_MEND : 0;
    }
}
