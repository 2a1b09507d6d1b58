package app.latchkey.access.recovery;

import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;

public record RecoverPage(Club club, boolean empty) implements Page {
    @Override
    public int status() {
        return empty ? 422 : 200;
    }
}
