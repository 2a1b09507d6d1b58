package app.latchkey.members;

import app.latchkey.clubs.Desk;
import app.latchkey.platform.ids.MemberId;
import gg.jte.Content;

/** What a room that members know nothing of shows on a member's file, drawn by that room. */
public interface FileAside {
    Content draw(Desk desk, MemberId member);
}
