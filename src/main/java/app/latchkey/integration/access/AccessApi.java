package app.latchkey.integration.access;

import app.latchkey.access.AccessSearch;
import app.latchkey.access.RemedyId;
import app.latchkey.integration.door.Asks;
import app.latchkey.integration.door.Body;
import app.latchkey.integration.door.Caller;
import app.latchkey.integration.door.FieldError.Code;
import app.latchkey.integration.door.Problem;
import app.latchkey.integration.keys.Scope;
import app.latchkey.members.Looks;
import app.latchkey.members.MemberFile;
import app.latchkey.platform.ids.MemberId;
import java.net.URI;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectMapper;

@RestController
class AccessApi {
    private static final int LONGEST = 200;

    private final AccessAnswers answers;
    private final AccessSearch search;
    private final ApiSending sending;
    private final Repairing repairing;
    private final Looks looks;
    private final ObjectMapper json;

    AccessApi(
            AccessAnswers answers,
            AccessSearch search,
            ApiSending sending,
            Repairing repairing,
            Looks looks,
            ObjectMapper json) {
        this.looks = looks;
        this.repairing = repairing;
        this.answers = answers;
        this.search = search;
        this.sending = sending;
        this.json = json;
    }

    record Sent(String messageId) {}

    @GetMapping("/api/v1/clubs/{club}/members/{id}/access")
    @Asks(Scope.ACCESS_READ)
    AccessAnswer why(Caller caller, @PathVariable String id) {
        var answer = answers.of(caller, member(id)).orElseThrow(Problem::notFound);
        looks.note(caller.club(), caller.actor(), member(id));
        return answer;
    }

    @PostMapping("/api/v1/clubs/{club}/members/{id}/invitations")
    @Asks(Scope.ACCESS_INVITE)
    ResponseEntity<Sent> invite(Caller caller, @PathVariable String id) {
        return sent(caller, sending.invite(caller, member(id)));
    }

    @PostMapping("/api/v1/clubs/{club}/members/{id}/password-resets")
    @Asks(Scope.ACCESS_INVITE)
    ResponseEntity<Sent> reset(Caller caller, @PathVariable String id) {
        return sent(caller, sending.reset(caller, member(id)));
    }

    /** @param said what happened, as the desk would read it */
    record Mended(String remedy, String said, AccessAnswer access) {}

    @PostMapping("/api/v1/clubs/{club}/members/{id}/access/remedies/{remedy}")
    @Asks(Scope.ACCESS_REPAIR)
    Mended mend(Caller caller, @PathVariable String id, @PathVariable String remedy) {
        var member = member(id);
        var known = Arrays.stream(RemedyId.values())
                .filter(one -> one.name().equals(remedy))
                .findFirst()
                .orElseThrow(Problem::notFound);
        var said = repairing.mend(caller, member, known);
        return new Mended(known.name(), said, answers.of(caller, member).orElseThrow(Problem::notFound));
    }

    @PostMapping(path = "/api/v1/clubs/{club}/access/search", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Asks(Scope.ACCESS_READ)
    SearchAnswer search(Caller caller, @RequestBody byte[] sent) {
        var body = Body.read(json, sent, Set.of("who"));
        var who = body.text("who").strip();
        if (who.isEmpty()) body.fault("who", Code.MISSING);
        if (who.length() > LONGEST) body.fault("who", Code.TOO_LONG);
        body.check();
        var found = search.find(caller.club(), who);
        return new SearchAnswer(
                found.matches().stream().map(match -> match(caller, match)).toList(),
                found.more(),
                found.seen().stream().map(AccessApi::attempt).toList(),
                found.asked().stream().map(AccessApi::request).toList(),
                found.nearest().stream().map(match -> match(caller, match)).toList());
    }

    private SearchAnswer.Match match(Caller caller, AccessSearch.Match match) {
        var diagnosis = match.diagnosis();
        return new SearchAnswer.Match(
                person(match.file()),
                diagnosis.state().name(),
                diagnosis.top().code().name(),
                answers.sentence(caller, match.file(), diagnosis, diagnosis.top()));
    }

    private static SearchAnswer.Person person(MemberFile file) {
        return new SearchAnswer.Person(
                file.id().toString(),
                file.number(),
                file.username(),
                file.first(),
                file.last(),
                file.yearOfBirth(),
                file.archived().map(MemberFile.Off::at));
    }

    private static SearchAnswer.Request request(AccessSearch.Asked asked) {
        return new SearchAnswer.Request(
                asked.id().toString(),
                asked.kind(),
                asked.state(),
                asked.ref(),
                asked.tries(),
                asked.lastAt(),
                asked.typed());
    }

    private static SearchAnswer.Attempt attempt(AccessSearch.Seen seen) {
        return new SearchAnswer.Attempt(
                seen.at(),
                seen.ref(),
                seen.kind(),
                seen.reason(),
                seen.checked(),
                seen.device(),
                seen.typed(),
                seen.members().stream().map(MemberId::toString).toList());
    }

    private static ResponseEntity<Sent> sent(Caller caller, UUID message) {
        return ResponseEntity.accepted()
                .location(URI.create(caller.at("messages/" + message)))
                .body(new Sent(message.toString()));
    }

    static MemberId member(String id) {
        return MemberId.parse(id).orElseThrow(Problem::notFound);
    }
}
