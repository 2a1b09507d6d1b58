package app.latchkey.access.security;

import app.latchkey.access.home.Landing;
import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;
import java.util.List;

public record SecurityPage(Club club, Landing.Way acting, List<Landing.Way> ways, SecurityParts parts) implements Page {
    @Override
    public int status() {
        return parts.problem().isEmpty() ? 200 : 422;
    }
}
