package app.latchkey.access.lostfactor;

import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;
import java.util.Optional;

/** @param standing the request that stands; @param problem key of why none can be made, or empty */
public record LostFactorPage(Club club, Optional<LostFactors.Lost> standing, String problem) implements Page {
    @Override
    public int status() {
        return problem.isEmpty() ? 200 : 422;
    }
}
