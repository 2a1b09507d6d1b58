package app.latchkey.access.merge;

import app.latchkey.clubs.Desk;
import app.latchkey.platform.web.Page;

public record UnmergePage(Desk desk, Merging.Undoable found) implements Page {
    public String at(String path) {
        return desk.at("members/" + found.there().id() + path);
    }

    public String refused() {
        return found.hindrance().map(why -> "access.merge.undo." + why).orElse("");
    }

    @Override
    public int status() {
        return refused().isEmpty() ? 200 : 422;
    }
}
