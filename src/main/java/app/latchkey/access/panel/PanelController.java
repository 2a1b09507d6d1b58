package app.latchkey.access.panel;

import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Needs;
import app.latchkey.clubs.Permission;
import app.latchkey.members.Looks;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The panel alone: light enough to be looked at again and again. */
@Controller
class PanelController {
    private final PanelDrawing drawing;
    private final Looks looks;

    PanelController(PanelDrawing drawing, Looks looks) {
        this.drawing = drawing;
        this.looks = looks;
    }

    @GetMapping("/{club}/desk/members/{member}/access")
    @Needs(Permission.ACCESS_READ)
    Answer panel(Desk desk, @PathVariable String member) {
        var id = MemberId.parse(member).orElseThrow(NotFound::new);
        var panel = drawing.draw(desk, id).orElseThrow(NotFound::new);
        looks.note(desk, id);
        return new PanelPage(desk, panel);
    }
}
