package app.latchkey.integration.mailings;

import app.latchkey.integration.door.Asks;
import app.latchkey.integration.door.Body;
import app.latchkey.integration.door.Caller;
import app.latchkey.integration.door.Cursor;
import app.latchkey.integration.door.FieldError;
import app.latchkey.integration.door.Items;
import app.latchkey.integration.door.Problem;
import app.latchkey.integration.door.Query;
import app.latchkey.integration.keys.Scope;
import app.latchkey.integration.mailings.MailingItem.WithResults;
import app.latchkey.integration.once.Once;
import app.latchkey.integration.once.Reply;
import app.latchkey.messages.mailings.Mailings;
import app.latchkey.messages.mailings.Recipients;
import app.latchkey.messages.mailings.Writing;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.Ids;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectMapper;

@RestController
class MailingsApi {
    private static final List<String> FILTER = List.of("q", "state", "finding", "tag");
    private static final Set<String> KNOWN = Set.of("subject", "text", "q", "state", "finding", "tag");

    private final Mailings mailings;
    private final Recipients recipients;
    private final Once once;
    private final Transactions transactions;
    private final ObjectMapper json;

    MailingsApi(Mailings mailings, Recipients recipients, Once once, Transactions transactions, ObjectMapper json) {
        this.mailings = mailings;
        this.recipients = recipients;
        this.once = once;
        this.transactions = transactions;
        this.json = json;
    }

    @GetMapping("/api/v1/clubs/{club}/mailings")
    @Asks(Scope.MESSAGES_READ)
    Items<MailingItem> list(
            Caller caller,
            @RequestParam(defaultValue = "") String limit,
            @RequestParam(defaultValue = "") String cursor) {
        var club = caller.club().id();
        var most = Query.limit(limit);
        var after = Cursor.read(cursor).map(place -> Ids.parse(place).orElseThrow(Cursor::unknown));
        var found = transactions.readInClub(club, () -> mailings.newest(club, after, most + 1));
        var more = found.size() > most;
        var page = more ? found.subList(0, most) : found;
        return new Items<>(
                page.stream().map(MailingItem::of).toList(),
                more ? Optional.of(Cursor.of(page.getLast().id())) : Optional.empty());
    }

    @GetMapping("/api/v1/clubs/{club}/mailings/{id}")
    @Asks(Scope.MESSAGES_READ)
    WithResults show(Caller caller, @PathVariable String id) {
        var club = caller.club().id();
        var wanted = Ids.parse(id).orElseThrow(Problem::notFound);
        return transactions.readInClub(club, () -> {
            var mailing = mailings.find(club, wanted).orElseThrow(Problem::notFound);
            return new WithResults(
                    MailingItem.of(mailing),
                    mailing.body(),
                    recipients.results(club, wanted),
                    recipients.unsubscribed(club, wanted));
        });
    }

    /** A draft; a person sends it at the desk. */
    @PostMapping(path = "/api/v1/clubs/{club}/mailings", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Asks(Scope.MAILINGS_WRITE)
    ResponseEntity<String> write(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", defaultValue = "") String key,
            @RequestBody byte[] sent) {
        var body = Body.read(json, sent, KNOWN);
        return once.run(caller, key, Once.hash(caller.at("mailings"), sent), () -> draft(caller, body));
    }

    private Reply draft(Caller caller, Body body) {
        var words = words(body);
        for (var problem : Writing.problems(words)) fault(body, problem);
        body.check();
        var club = caller.club().id();
        var id = mailings.create(club, words, Optional.empty());
        var item = MailingItem.of(mailings.find(club, id).orElseThrow());
        return new Reply(201, caller.at("mailings/" + id), "", json.writeValueAsString(item));
    }

    private static Mailings.Words words(Body body) {
        Map<String, String> filter = new HashMap<>();
        for (var name : FILTER) filter.put(name, body.text(name));
        return new Mailings.Words(
                body.text("subject").strip(), body.text("text").strip(), Optional.empty(), Mailings.filter(filter));
    }

    private static void fault(Body body, Writing.Problem problem) {
        var field = problem.field().equals("body") ? "text" : problem.field();
        if (problem.key().endsWith(".empty")) body.fault(field, FieldError.Code.MISSING);
        else if (problem.key().endsWith(".long")) body.fault(field, FieldError.Code.TOO_LONG);
        else
            body.fault(
                    field,
                    FieldError.Code.UNKNOWN_VALUE,
                    String.join(
                            ", ",
                            Writing.placeholders().stream()
                                    .map(name -> "{{" + name + "}}")
                                    .toList()));
    }
}
