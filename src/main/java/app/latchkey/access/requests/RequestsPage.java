package app.latchkey.access.requests;

import app.latchkey.clubs.Desk;
import app.latchkey.platform.web.Page;
import java.util.List;

public record RequestsPage(Desk desk, AccessRequest.State state, List<Line> lines) implements Page {
    /** @param nearest the name of the one file that the typed text is near to, or nothing */
    public record Line(AccessRequest request, String nearest) {}

    public AccessRequest.State[] states() {
        return AccessRequest.State.values();
    }
}
