package app.latchkey.access.home;

import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;
import java.util.List;

public record NotHerePage(Club club, String holder, List<Club> clubs) implements Page {
    @Override
    public int status() {
        return 403;
    }
}
