package app.latchkey.access.deskcode;

import app.latchkey.clubs.Desk;
import app.latchkey.platform.web.Page;

/** Prints alone, on A6. */
public record SlipPage(Desk desk, Slip slip, SlipWords words) implements Page {
    public String file() {
        return desk.at("members/" + slip.file().id());
    }
}
