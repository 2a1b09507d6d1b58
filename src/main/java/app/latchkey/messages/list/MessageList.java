package app.latchkey.messages.list;

import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Permission;
import app.latchkey.messages.Askers;
import app.latchkey.messages.Messages;
import app.latchkey.messages.Messages.Filter;
import app.latchkey.messages.Messages.Line;
import app.latchkey.messages.Need;
import app.latchkey.messages.Timeline;
import app.latchkey.messages.Waiting;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads for the desk's pages, and tries a waiting message at once. */
@Component
class MessageList {
    private static final int A_PAGE = 50;

    private final Transactions transactions;
    private final Messages messages;
    private final Timeline timeline;
    private final Askers askers;
    private final Waiting waiting;
    private final Audit audit;
    private final MessageWords words;
    private final CapturedText captured;

    MessageList(
            Transactions transactions,
            Messages messages,
            Timeline timeline,
            Askers askers,
            Waiting waiting,
            Audit audit,
            MessageWords words,
            CapturedText captured) {
        this.transactions = transactions;
        this.messages = messages;
        this.timeline = timeline;
        this.askers = askers;
        this.waiting = waiting;
        this.audit = audit;
        this.words = words;
        this.captured = captured;
    }

    MessageListPage list(Desk desk, Filter filter, Optional<UUID> after, Locale locale) {
        var club = desk.club().id();
        var lines = transactions.readInClub(club, () -> messages.list(club, filter, after, A_PAGE));
        var rows = lines.lines().stream().map(line -> row(desk, line, locale)).toList();
        return new MessageListPage(desk, filter, rows, lines.next());
    }

    Optional<MessagePage> one(Desk desk, UUID id, Locale locale) {
        var club = desk.club().id();
        return transactions.readInClub(
                club,
                () -> messages.find(club, id)
                        .map(line -> new MessagePage(
                                desk,
                                row(desk, line, locale),
                                line,
                                words.reason(locale, line.fact().replyClass()),
                                Need.of(line.fact(), timeline.of(club, id))
                                        .map(need -> needed(desk, line, need, locale)),
                                moments(club, id, locale),
                                captured.of(line.fact()),
                                line.fact().state().waiting()
                                        && line.fact().nextTryAt().isPresent()
                                        && desk.may(Permission.ACCESS_REPAIR))));
    }

    private List<MessagePage.Moment> moments(ClubId club, UUID id, Locale locale) {
        var events = timeline.of(club, id);
        var known = askers.of(club, id, events);
        return events.stream()
                .map(event -> new MessagePage.Moment(
                        event.at(),
                        words.event(locale, event),
                        event,
                        words.lane(locale, event),
                        words.by(
                                locale,
                                Optional.ofNullable(known.get(event.detail().getOrDefault("by", ""))))))
                .toList();
    }

    private MessagePage.Needed needed(Desk desk, Line line, Need need, Locale locale) {
        var href = switch (need.where()) {
            case MEMBER -> line.member().map(member -> desk.at("members/" + member));
            case SUPPRESSIONS ->
                Optional.of(desk.at(
                        "suppressions?q=" + URLEncoder.encode(line.fact().addressKey(), StandardCharsets.UTF_8)));
            case MAILING ->
                messages.mailing(desk.club().id(), line.fact().id()).map(mailing -> desk.at("mailings/" + mailing));
            case OPERATOR, NOTHING -> Optional.<String>empty();
        };
        return new MessagePage.Needed(words.needed(locale, need), href, words.where(locale, need.where()));
    }

    boolean hurry(Desk desk, UUID id) {
        var club = desk.club().id();
        return transactions.inClub(club, () -> {
            var hurried = waiting.hurry(club, id, desk.actor().actor());
            if (hurried)
                audit.write(club, desk.actor().actor(), "messages.audit.hurried", new Subject("MESSAGE", id), Map.of());
            return hurried;
        });
    }

    private MessageListPage.Row row(Desk desk, Line line, Locale locale) {
        var fact = line.fact();
        return new MessageListPage.Row(
                desk.at("messages/" + fact.id()),
                line.member().map(member -> desk.at("members/" + member)),
                fact.addressAsSent(),
                words.kind(locale, fact.kind()),
                words.state(locale, fact.state()),
                MessageListPage.tone(fact.state()),
                words.reason(locale, fact.replyClass())
                        .filter(reason -> !fact.state().arrived()),
                fact.createdAt());
    }
}
