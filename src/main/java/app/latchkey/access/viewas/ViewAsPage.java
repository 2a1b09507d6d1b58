package app.latchkey.access.viewas;

import app.latchkey.clubs.Desk;
import app.latchkey.platform.web.Page;

/** @param missing no reason was given */
public record ViewAsPage(Desk desk, String member, String name, boolean missing) implements Page {
    @Override
    public int status() {
        return missing ? 422 : 200;
    }

    public String file() {
        return desk.at("members/" + member);
    }
}
