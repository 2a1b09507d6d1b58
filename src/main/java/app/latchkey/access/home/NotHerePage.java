package app.latchkey.access.home;

import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** @param ended when the desk ended the access that this account had */
public record NotHerePage(Club club, String holder, List<Club> clubs, Optional<Instant> ended, Instant now)
        implements Page {
    @Override
    public int status() {
        return 403;
    }
}
