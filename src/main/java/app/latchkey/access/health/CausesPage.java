package app.latchkey.access.health;

import app.latchkey.access.FindingCode;
import app.latchkey.clubs.Desk;
import app.latchkey.platform.web.Page;
import java.util.List;

/** @param causes in the order of the ranking, those that stand on somebody's file */
public record CausesPage(Desk desk, List<Cause> causes) implements Page {
    /** @param people the first few of them */
    public record Cause(FindingCode code, String words, long members, List<Person> people) {
        public boolean more() {
            return members > people.size();
        }
    }

    public record Person(String href, String name) {}
}
