package app.latchkey.access.escalation;

import app.latchkey.access.Escalation;
import app.latchkey.clubs.Desk;
import app.latchkey.platform.web.Page;
import java.util.Map;
import java.util.Optional;

/**
 * @param cause what would be told, in words; @param facts what goes with it
 * @param running the case that is open about this member, if one is
 */
public record EscalationPage(
        Desk desk,
        String member,
        String name,
        String cause,
        String side,
        Map<String, String> facts,
        Optional<Escalation> running,
        boolean anyOperator,
        String typed,
        String problem)
        implements Page {
    @Override
    public int status() {
        return problem.isEmpty() ? 200 : 422;
    }

    public String file() {
        return desk.at("members/" + member);
    }

    public String at() {
        return file() + "/access/escalation";
    }
}
