package app.latchkey.access.watch;

import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Needs;
import app.latchkey.clubs.Permission;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.NotFound;
import java.time.Instant;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class WatchController {
    private final Watching watching;

    WatchController(Watching watching) {
        this.watching = watching;
    }

    @GetMapping("/{club}/desk/members/{member}/access/watch")
    @Needs(Permission.ACCESS_READ)
    Answer watch(Desk desk, @PathVariable String member, @RequestParam(defaultValue = "0") long since) {
        var id = MemberId.parse(member).orElseThrow(NotFound::new);
        return watching.page(desk, id, since > 0 ? Instant.ofEpochMilli(since) : desk.now())
                .orElseThrow(NotFound::new);
    }
}
