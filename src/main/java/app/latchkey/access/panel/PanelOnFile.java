package app.latchkey.access.panel;

import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Permission;
import app.latchkey.members.FileAside;
import app.latchkey.platform.ids.MemberId;
import gg.jte.Content;
import gg.jte.TemplateEngine;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The panel stands on the file when the page comes in: nothing jumps, and it needs no JavaScript. */
@Component
class PanelOnFile implements FileAside {
    private final PanelDrawing drawing;
    private final TemplateEngine templates;

    PanelOnFile(PanelDrawing drawing, TemplateEngine templates) {
        this.drawing = drawing;
        this.templates = templates;
    }

    @Override
    public Content draw(Desk desk, MemberId member) {
        if (!desk.may(Permission.ACCESS_READ)) return output -> {};
        var panel = drawing.draw(desk, member);
        return output -> panel.ifPresent(
                drawn -> templates.render("access/panel/Panel.jte", Map.of("desk", desk, "panel", drawn), output));
    }
}
