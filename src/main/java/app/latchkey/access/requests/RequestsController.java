package app.latchkey.access.requests;

import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Needs;
import app.latchkey.clubs.Permission;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.NotFound;
import app.latchkey.platform.web.Redirect;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The inbox at the desk. */
@Controller
class RequestsController {
    private final RequestDrawing drawing;
    private final Handling handling;

    RequestsController(RequestDrawing drawing, Handling handling) {
        this.drawing = drawing;
        this.handling = handling;
    }

    @GetMapping("/{club}/desk/requests")
    @Needs(Permission.ACCESS_REPAIR)
    Answer list(Desk desk, @RequestParam(defaultValue = "OPEN") String state) {
        return drawing.list(desk, known(state));
    }

    @GetMapping("/{club}/desk/requests/{request}")
    @Needs(Permission.ACCESS_REPAIR)
    Answer one(Desk desk, @PathVariable String request) {
        return page(desk, id(request), RequestPage.Typed.NOTHING);
    }

    @PostMapping("/{club}/desk/requests/{request}/address")
    @Needs(Permission.MEMBERS_EDIT)
    Answer putOnFile(
            Desk desk,
            @PathVariable String request,
            @RequestParam(defaultValue = "") String member,
            @RequestParam(defaultValue = "") String checked) {
        var id = id(request);
        var outcome = handling.putOnFile(desk, id, MemberId.parse(member), checked);
        return answer(desk, id, outcome, new RequestPage.Typed("", member, ""));
    }

    @PostMapping("/{club}/desk/requests/{request}/answer")
    @Needs(Permission.ACCESS_REPAIR)
    Answer write(Desk desk, @PathVariable String request, @RequestParam(defaultValue = "") String words) {
        var id = id(request);
        return answer(desk, id, handling.answer(desk, id, words), new RequestPage.Typed(words, "", ""));
    }

    @PostMapping("/{club}/desk/requests/{request}/state")
    @Needs(Permission.ACCESS_REPAIR)
    Answer put(Desk desk, @PathVariable String request, @RequestParam(defaultValue = "") String state) {
        var id = id(request);
        return answer(desk, id, handling.state(desk, id, known(state)), RequestPage.Typed.NOTHING);
    }

    private Answer answer(Desk desk, UUID id, RequestOutcome outcome, RequestPage.Typed typed) {
        return switch (outcome) {
            case RequestOutcome.Done(var said, var argument) ->
                Redirect.to(desk.at("requests")).saying(said, argument);
            case RequestOutcome.NotNow(var why) ->
                Redirect.to(desk.at("requests")).saying(why);
            case RequestOutcome.Again(var problem) -> page(desk, id, typed.wrong(problem));
        };
    }

    private Answer page(Desk desk, UUID id, RequestPage.Typed typed) {
        return drawing.one(desk, id, typed).orElseThrow(NotFound::new);
    }

    private static UUID id(String request) {
        return Ids.parse(request).orElseThrow(NotFound::new);
    }

    private static AccessRequest.State known(String state) {
        return Arrays.stream(AccessRequest.State.values())
                .filter(one -> one.name().equals(state))
                .findFirst()
                .orElseThrow(NotFound::new);
    }
}
