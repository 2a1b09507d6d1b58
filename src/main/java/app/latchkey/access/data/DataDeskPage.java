package app.latchkey.access.data;

import app.latchkey.clubs.Desk;
import app.latchkey.members.MemberFile;
import app.latchkey.platform.web.Page;

public record DataDeskPage(Desk desk, MemberFile file) implements Page {
    public String at(String rest) {
        return desk.at("members/" + file.id() + rest);
    }
}
