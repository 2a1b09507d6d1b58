package app.latchkey.access.data;

import app.latchkey.access.erasure.Erasures;
import app.latchkey.clubs.Desk;
import app.latchkey.members.MemberFile;
import app.latchkey.platform.web.Page;
import java.util.Optional;

/** @param erasure asked and not due yet */
public record DataDeskPage(Desk desk, MemberFile file, Optional<Erasures.Erasure> erasure) implements Page {
    public String at(String rest) {
        return desk.at("members/" + file.id() + rest);
    }
}
