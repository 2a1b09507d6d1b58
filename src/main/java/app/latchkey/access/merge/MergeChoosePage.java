package app.latchkey.access.merge;

import app.latchkey.clubs.Desk;
import app.latchkey.members.MemberFile;
import app.latchkey.platform.web.Page;
import java.util.List;

/** @param others who look like this person, or whom the typed text finds */
public record MergeChoosePage(Desk desk, MemberFile file, String typed, List<MemberFile> others) implements Page {
    public String at(String path) {
        return desk.at("members/" + file.id() + path);
    }
}
