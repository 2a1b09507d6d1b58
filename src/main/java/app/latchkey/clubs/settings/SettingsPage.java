package app.latchkey.clubs.settings;

import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Permission;
import app.latchkey.platform.web.Page;
import java.util.List;

public record SettingsPage(Desk desk, SettingsForm form, List<String> problems, String slug) implements Page {
    @Override
    public int status() {
        return problems.isEmpty() ? 200 : 422;
    }

    public boolean wrong(String field) {
        return problems.contains(field);
    }

    public boolean mayShut() {
        return desk.may(Permission.CLUB_SHUT);
    }
}
