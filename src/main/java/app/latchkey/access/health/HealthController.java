package app.latchkey.access.health;

import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Needs;
import app.latchkey.clubs.Permission;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.Redirect;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

@Controller
class HealthController {
    private final Health health;
    private final Causes causes;

    HealthController(Health health, Causes causes) {
        this.health = health;
        this.causes = causes;
    }

    @GetMapping("/{club}/desk/access-health")
    @Needs(Permission.ACCESS_READ)
    Answer show(Desk desk) {
        return health.page(desk);
    }

    @GetMapping("/{club}/desk/access-health/causes")
    @Needs(Permission.ACCESS_READ)
    Answer causes(Desk desk) {
        return causes.page(desk);
    }

    @PostMapping("/{club}/desk/access-health")
    @Needs(Permission.ACCESS_READ)
    Answer count(Desk desk) {
        health.countToday(desk);
        return Redirect.to(desk.at("access-health")).saying("access.health.counted");
    }
}
