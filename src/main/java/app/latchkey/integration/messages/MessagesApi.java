package app.latchkey.integration.messages;

import app.latchkey.integration.door.Asks;
import app.latchkey.integration.door.Caller;
import app.latchkey.integration.door.Cursor;
import app.latchkey.integration.door.Items;
import app.latchkey.integration.door.Problem;
import app.latchkey.integration.door.Query;
import app.latchkey.integration.keys.Scope;
import app.latchkey.integration.messages.MessageItem.WithTimeline;
import app.latchkey.messages.Askers;
import app.latchkey.messages.Lane;
import app.latchkey.messages.MessageState;
import app.latchkey.messages.Messages;
import app.latchkey.messages.Timeline;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.ids.MemberId;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class MessagesApi {
    private final Messages messages;
    private final Timeline timeline;
    private final Askers askers;
    private final Transactions transactions;

    MessagesApi(Messages messages, Timeline timeline, Askers askers, Transactions transactions) {
        this.messages = messages;
        this.timeline = timeline;
        this.askers = askers;
        this.transactions = transactions;
    }

    @GetMapping("/api/v1/clubs/{club}/messages")
    @Asks(Scope.MESSAGES_READ)
    Items<MessageItem> list(
            Caller caller,
            @RequestParam(defaultValue = "") String member,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String lane,
            @RequestParam(defaultValue = "") String limit,
            @RequestParam(defaultValue = "") String cursor) {
        var club = caller.club().id();
        var filter = new Messages.Filter(
                MemberId.parse(member),
                Query.one("state", MessageState.values(), state),
                Query.one("lane", Lane.values(), lane));
        var most = Query.limit(limit);
        var after = Cursor.read(cursor).map(place -> Ids.parse(place).orElseThrow(Cursor::unknown));
        // An id that no member can have is nobody's, and not everybody's.
        if (!member.isEmpty() && filter.member().isEmpty()) return new Items<>(List.of(), Optional.empty());
        var lines = transactions.readInClub(club, () -> messages.list(club, filter, after, most));
        return new Items<>(
                lines.lines().stream().map(MessageItem::of).toList(),
                lines.next().map(Cursor::of));
    }

    @GetMapping("/api/v1/clubs/{club}/messages/{id}")
    @Asks(Scope.MESSAGES_READ)
    WithTimeline show(Caller caller, @PathVariable String id) {
        var club = caller.club().id();
        var wanted = Ids.parse(id).orElseThrow(Problem::notFound);
        return transactions.readInClub(club, () -> {
            var line = messages.find(club, wanted).orElseThrow(Problem::notFound);
            var events = timeline.of(club, wanted);
            return WithTimeline.of(line, events, askers.of(club, wanted, events));
        });
    }
}
