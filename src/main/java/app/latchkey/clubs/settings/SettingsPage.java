package app.latchkey.clubs.settings;

import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Formality;
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

    public List<Formality> formalities() {
        var french = form.language().equals("fr") || form.languages().contains("fr");
        return french ? List.of(Formality.values()) : List.of();
    }

    public boolean mayShut() {
        return desk.may(Permission.CLUB_SHUT);
    }
}
