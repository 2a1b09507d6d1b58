package app.latchkey.access.help;

import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;

/** @param held too many steps from this place: said to everybody alike */
public record HelpPage(Club club, HelpForm form, String problem, boolean held) implements Page {
    @Override
    public int status() {
        return held ? 429 : problem.isEmpty() ? 200 : 422;
    }

    public Where[] choices() {
        return Where.values();
    }
}
