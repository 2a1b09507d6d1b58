package app.latchkey.access.secondfactor;

import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;
import java.util.Optional;

/** @param refused the reference of the last try, if it was refused */
public record SecondStepPage(Club club, String next, Optional<String> refused) implements Page {
    @Override
    public int status() {
        return refused.isEmpty() ? 200 : 422;
    }
}
