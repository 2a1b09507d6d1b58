package app.latchkey.access.bulk;

import app.latchkey.access.Mending;
import app.latchkey.clubs.Desk;
import app.latchkey.platform.web.Page;
import java.util.Map;
import java.util.Optional;

/** @param preview empty when they are too many to be looked at one by one */
public record HelpManyPage(Desk desk, int members, Optional<Mending.Preview> preview, Map<String, String> asked)
        implements Page {
    public int most() {
        return HelpManyController.MOST;
    }

    public boolean nothingToDo() {
        return preview.filter(p -> p.byRemedy().isEmpty()).isPresent();
    }
}
