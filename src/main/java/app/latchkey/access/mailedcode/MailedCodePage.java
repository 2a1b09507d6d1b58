package app.latchkey.access.mailedcode;

import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;

/** @param empty nothing was typed */
public record MailedCodePage(Club club, boolean empty) implements Page {
    @Override
    public int status() {
        return empty ? 422 : 200;
    }
}
