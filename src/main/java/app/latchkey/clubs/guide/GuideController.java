package app.latchkey.clubs.guide;

import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Needs;
import app.latchkey.clubs.Permission;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.Frame;
import app.latchkey.platform.web.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@Controller
class GuideController {
    private final GuideTexts texts;

    GuideController(GuideTexts texts) {
        this.texts = texts;
    }

    @GetMapping("/{club}/desk/guide/{page}")
    @Needs(Permission.DESK)
    Answer read(Desk desk, @PathVariable String page) {
        var text = texts.find(page, Frame.current().locale()).orElseThrow(NotFound::new);
        return new GuidePage(desk, text.title(), text.content());
    }
}
