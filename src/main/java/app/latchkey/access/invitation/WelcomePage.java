package app.latchkey.access.invitation;

import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;
import java.util.Optional;
import java.util.UUID;

/** @param fact which fact of the file is asked */
public record WelcomePage(Club club, UUID link, FileFact fact, boolean wrong, boolean desk, Optional<String> ref)
        implements Page {
    @Override
    public int status() {
        return wrong || desk ? 422 : 200;
    }
}
