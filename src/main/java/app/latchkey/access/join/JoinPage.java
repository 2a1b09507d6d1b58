package app.latchkey.access.join;

import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;

/** @param wrong what was typed is no address */
public record JoinPage(Club club, String typed, boolean wrong) implements Page {
    @Override
    public int status() {
        return wrong ? 422 : 200;
    }
}
