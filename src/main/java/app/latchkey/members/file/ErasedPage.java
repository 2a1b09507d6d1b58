package app.latchkey.members.file;

import app.latchkey.clubs.Desk;
import app.latchkey.members.MemberSheet;
import app.latchkey.platform.web.Page;
import java.util.List;

/** What is left of a file: its number, and that something was done. */
public record ErasedPage(Desk desk, MemberSheet sheet, List<MemberFilePage.Line> history) implements Page {
    @Override
    public int status() {
        return 410;
    }
}
