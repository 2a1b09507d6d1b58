package app.latchkey.integration.members;

import app.latchkey.integration.door.Asks;
import app.latchkey.integration.door.Body;
import app.latchkey.integration.door.Caller;
import app.latchkey.integration.door.Items;
import app.latchkey.integration.door.Problem;
import app.latchkey.integration.keys.Scope;
import app.latchkey.integration.once.Once;
import app.latchkey.members.Looks;
import app.latchkey.platform.ids.MemberId;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectMapper;

@RestController
class MembersApi {
    static final String MERGE_PATCH = "application/merge-patch+json";

    private final MemberFlow flow;
    private final MemberPages pages;
    private final Once once;
    private final Looks looks;
    private final ObjectMapper json;

    MembersApi(MemberFlow flow, MemberPages pages, Once once, Looks looks, ObjectMapper json) {
        this.looks = looks;
        this.flow = flow;
        this.pages = pages;
        this.once = once;
        this.json = json;
    }

    @GetMapping("/api/v1/clubs/{club}/members")
    @Asks(Scope.MEMBERS_READ)
    Items<MemberItem> list(
            Caller caller,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String finding,
            @RequestParam(defaultValue = "") String limit,
            @RequestParam(defaultValue = "") String cursor) {
        return pages.page(caller.club(), MemberPages.Asked.of(q, email, state, finding), limit, cursor);
    }

    @PostMapping(path = "/api/v1/clubs/{club}/members", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Asks(Scope.MEMBERS_WRITE)
    ResponseEntity<String> add(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", defaultValue = "") String key,
            @RequestBody byte[] sent) {
        var body = Body.read(json, sent, MemberFields.KNOWN);
        return once.run(caller, key, Once.hash(caller.at("members"), sent), () -> flow.add(caller, body));
    }

    @GetMapping("/api/v1/clubs/{club}/members/{id}")
    @Asks(Scope.MEMBERS_READ)
    ResponseEntity<MemberItem> show(Caller caller, @PathVariable String id) {
        var read = flow.read(caller.club(), member(id));
        looks.note(caller.club(), caller.actor(), member(id));
        return answer(read);
    }

    @PatchMapping(
            path = "/api/v1/clubs/{club}/members/{id}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, MERGE_PATCH})
    @Asks(Scope.MEMBERS_WRITE)
    ResponseEntity<MemberItem> change(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = "") String ifMatch,
            @RequestBody byte[] sent) {
        var body = Body.read(json, sent, MemberFields.KNOWN);
        return answer(flow.change(caller.club(), caller.actor(), member(id), ifMatch, body));
    }

    private static ResponseEntity<MemberItem> answer(MemberItems.Tagged tagged) {
        return ResponseEntity.ok().eTag(tagged.tag()).body(tagged.item());
    }

    private static MemberId member(String id) {
        return MemberId.parse(id).orElseThrow(Problem::notFound);
    }
}
