package app.latchkey.access.recovery;

import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;

/**
 * The one answer for all.
 *
 * @param ref of what was asked; empty when a code was typed
 * @param refused the reference of a code that opened nothing; empty before
 */
public record RecoverSentPage(Club club, String ref, String refused) implements Page {
    @Override
    public int status() {
        return refused.isEmpty() ? 200 : 422;
    }
}
