package app.latchkey.access.deskcode;

import app.latchkey.clubs.Desk;
import app.latchkey.platform.web.Page;
import java.util.Map;

/**
 * @param members how many the list has; @param slips how many of them get one
 * @param asked the filter, to be sent again
 */
public record SlipsPage(Desk desk, int members, int slips, Map<String, String> asked) implements Page {
    public boolean tooMany() {
        return members > Slips.MOST;
    }

    public int most() {
        return Slips.MOST;
    }
}
