package app.latchkey.access.invitation;

import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;
import java.util.Optional;
import java.util.UUID;

/** @param fact which fact of the file is asked: BIRTH_YEAR, PHONE_END or NONE */
public record WelcomePage(Club club, UUID link, Fact fact, boolean wrong, boolean desk, Optional<String> ref)
        implements Page {
    public enum Fact {
        NONE,
        BIRTH_YEAR,
        PHONE_END
    }

    @Override
    public int status() {
        return wrong || desk ? 422 : 200;
    }
}
