package app.latchkey.operator.doctor;

import app.latchkey.operator.seat.Seat;
import app.latchkey.platform.web.Page;
import java.util.List;

public record DoctorPage(Seat seat, List<Verdict> verdicts) implements Page {
    public boolean healthy() {
        return verdicts.stream().noneMatch(verdict -> verdict.state() == Verdict.State.MEND);
    }
}
