package app.latchkey.access.deskcode;

import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;
import java.util.Optional;

public record CodePage(Club club, Optional<String> refused) implements Page {
    @Override
    public int status() {
        return refused.isPresent() ? 422 : 200;
    }
}
