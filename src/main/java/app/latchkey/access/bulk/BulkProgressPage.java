package app.latchkey.access.bulk;

import app.latchkey.clubs.Desk;
import app.latchkey.platform.web.Page;

public record BulkProgressPage(Desk desk, Bulk bulk) implements Page {
    public String at() {
        return desk.at("access/invitations/" + bulk.id());
    }

    public String title() {
        return bulk.address()
                ? "access.door.title"
                : bulk.remedy().isPresent() ? "access.many.title" : "access.bulk.title";
    }

    public String say(String what) {
        if (bulk.address()) return "access.door." + what;
        return (bulk.remedy().isPresent() ? "access.many." : "access.bulk.") + what;
    }
}
