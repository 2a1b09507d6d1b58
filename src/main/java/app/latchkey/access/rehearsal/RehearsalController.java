package app.latchkey.access.rehearsal;

import app.latchkey.clubs.Club;
import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Needs;
import app.latchkey.clubs.Permission;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.texts.Texts;
import app.latchkey.platform.throttle.Admission;
import app.latchkey.platform.throttle.Budget;
import app.latchkey.platform.throttle.Throttle;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.Frame;
import app.latchkey.platform.web.NotFound;
import app.latchkey.platform.web.Redirect;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class RehearsalController {
    private static final int AN_HOUR = 20;

    private final Rehearsal rehearsal;
    private final Texts texts;
    private final Throttle throttle;

    RehearsalController(Rehearsal rehearsal, Texts texts, Throttle throttle) {
        this.rehearsal = rehearsal;
        this.texts = texts;
        this.throttle = throttle;
    }

    @GetMapping("/{club}/desk/members/{member}/access/rehearsal")
    @Needs(Permission.ACCESS_REHEARSE)
    Answer show(Desk desk, @PathVariable String member, @RequestParam(defaultValue = "") String mail) {
        var id = MemberId.parse(member).orElseThrow(NotFound::new);
        var gone = rehearsal.go(desk, id, Ids.parse(mail)).orElseThrow(NotFound::new);
        var locale = Frame.current().locale();
        return new RehearsalPage(
                desk,
                id.toString(),
                gone.file().name(),
                rehearsal.stages(desk, gone, locale),
                Rehearsal.verdict(gone),
                gone.to().map(address -> address.asGiven()),
                gone.sent()
                        .map(line -> new RehearsalPage.TestMail(
                                texts.say(
                                        locale, "messages.state." + line.fact().state()),
                                line.fact().state().arrived(),
                                line.fact().state().waiting(),
                                line.fact().words())));
    }

    @PostMapping("/{club}/desk/members/{member}/access/rehearsal")
    @Needs(Permission.ACCESS_REHEARSE)
    Answer send(Desk desk, @PathVariable String member) {
        var id = MemberId.parse(member).orElseThrow(NotFound::new);
        if (rehearsal.go(desk, id, java.util.Optional.empty()).isEmpty()) throw new NotFound();
        var at = desk.at("members/" + id + "/access/rehearsal");
        var budget = Budget.window("rehearsal", desk.actor().account().toString(), AN_HOUR, Duration.ofHours(1));
        if (throttle.admit(List.of(budget)) instanceof Admission.Denied)
            return Redirect.to(at).saying("access.rehearsal.enough");
        return rehearsal
                .send(desk, id, Frame.current().locale())
                .map(message -> Redirect.to(at + "?mail=" + message))
                .orElseGet(() -> Redirect.to(at));
    }

    @GetMapping("/{club}/rehearsed")
    Answer rehearsed(Club club) {
        return new RehearsedPage(club);
    }
}
