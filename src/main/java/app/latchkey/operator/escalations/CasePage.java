package app.latchkey.operator.escalations;

import app.latchkey.access.Escalation;
import app.latchkey.clubs.Club;
import app.latchkey.operator.seat.Seat;
import app.latchkey.platform.web.Page;

/** @param problem key of what was not right, or empty */
public record CasePage(
        Seat seat, Club club, Escalation escalation, String cause, String side, String typed, String problem)
        implements Page {
    @Override
    public int status() {
        return problem.isEmpty() ? 200 : 422;
    }

    public String at() {
        return "/operator/escalations/" + club.id() + "/" + escalation.id();
    }
}
