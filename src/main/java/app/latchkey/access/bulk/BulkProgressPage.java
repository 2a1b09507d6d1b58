package app.latchkey.access.bulk;

import app.latchkey.clubs.Desk;
import app.latchkey.platform.web.Page;

public record BulkProgressPage(Desk desk, Bulk bulk) implements Page {
    public String at() {
        return desk.at("access/invitations/" + bulk.id());
    }
}
