package app.latchkey.members.importing;

import app.latchkey.clubs.Desk;
import app.latchkey.members.MemberImport.Status;
import app.latchkey.platform.web.Page;
import java.util.List;

/** @param problem key of the sentence under the field; empty for none */
public record ImportPage(Desk desk, List<Status> latest, String problem) implements Page {
    @Override
    public int status() {
        return problem.isEmpty() ? 200 : 422;
    }

    public static String stateKey(Status status) {
        if (!status.state().equals("DONE"))
            return "members.import.state." + status.state().toLowerCase(java.util.Locale.ROOT);
        return status.dryRun() ? "members.import.state.checked" : "members.import.state.done";
    }
}
