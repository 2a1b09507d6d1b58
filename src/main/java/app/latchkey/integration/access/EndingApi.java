package app.latchkey.integration.access;

import app.latchkey.access.EndingAccess;
import app.latchkey.integration.door.Asks;
import app.latchkey.integration.door.Body;
import app.latchkey.integration.door.Caller;
import app.latchkey.integration.door.FieldError.Code;
import app.latchkey.integration.keys.Scope;
import app.latchkey.integration.once.Once;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectMapper;

@RestController
class EndingApi {
    private final EndingFlow flow;
    private final Once once;
    private final ObjectMapper json;

    EndingApi(EndingFlow flow, Once once, ObjectMapper json) {
        this.flow = flow;
        this.once = once;
        this.json = json;
    }

    @PostMapping(path = "/api/v1/clubs/{club}/members/{id}/access/ending", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Asks(Scope.ACCESS_END)
    ResponseEntity<String> end(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "Idempotency-Key", defaultValue = "") String key,
            @RequestBody byte[] sent) {
        var member = AccessApi.member(id);
        var why = why(Body.read(json, sent, Set.of("why")));
        return once.run(caller, key, Once.hash("POST " + at(caller, id), sent), () -> flow.end(caller, member, why));
    }

    @DeleteMapping("/api/v1/clubs/{club}/members/{id}/access/ending")
    @Asks(Scope.ACCESS_END)
    ResponseEntity<String> undo(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "Idempotency-Key", defaultValue = "") String key) {
        var member = AccessApi.member(id);
        return once.run(
                caller, key, Once.hash("DELETE " + at(caller, id), new byte[0]), () -> flow.undo(caller, member));
    }

    private static String at(Caller caller, String id) {
        return caller.at("members/" + id + "/access/ending");
    }

    private static String why(Body body) {
        var why = body.text("why").strip();
        if (why.isEmpty()) body.fault("why", Code.MISSING);
        if (why.length() > EndingAccess.LONGEST_REASON) body.fault("why", Code.TOO_LONG);
        if (why.indexOf('\0') >= 0) body.fault("why", Code.CONTROL_CHARACTER);
        body.check();
        return why;
    }
}
