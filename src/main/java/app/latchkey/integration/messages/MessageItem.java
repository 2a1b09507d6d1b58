package app.latchkey.integration.messages;

import app.latchkey.messages.Askers;
import app.latchkey.messages.Messages;
import app.latchkey.messages.Need;
import app.latchkey.messages.Timeline;
import app.latchkey.platform.ids.MemberId;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mail as programs see it.
 *
 * @param address as it was sent to, also when the file has another one by now
 * @param code of the last answer of their server; @param words its words
 */
record MessageItem(
        String id,
        Optional<String> member,
        String lane,
        String kind,
        String state,
        String address,
        Instant createdAt,
        Instant stateAt,
        Optional<Instant> nextTryAt,
        Optional<String> code,
        Optional<String> words,
        Optional<String> replyClass) {
    static MessageItem of(Messages.Line line) {
        var fact = line.fact();
        return new MessageItem(
                fact.id().toString(),
                line.member().map(MemberId::toString),
                fact.lane().name(),
                fact.kind(),
                fact.state().name(),
                fact.addressAsSent(),
                fact.createdAt(),
                fact.stateAt(),
                fact.nextTryAt(),
                fact.code(),
                fact.words(),
                fact.replyClass());
    }

    /**
     * Of an event what a server said, the lane and who did it: other details are for the desk, and may come to name links.
     *
     * @param by nobody where a program, the house or whoever it is for did
     */
    record Happened(
            Instant at,
            String event,
            Optional<String> code,
            Optional<String> words,
            Optional<String> lane,
            Optional<String> by) {
        static Happened of(Timeline.Event event, Map<String, Askers.Asker> askers) {
            return new Happened(
                    event.at(),
                    event.what(),
                    detail(event, "code"),
                    detail(event, "words"),
                    detail(event, "lane"),
                    detail(event, "by")
                            .flatMap(id -> Optional.ofNullable(askers.get(id)))
                            .map(Askers.Asker::name)
                            .filter(name -> !name.isEmpty()));
        }

        private static Optional<String> detail(Timeline.Event event, String key) {
            return Optional.of(event.detail().getOrDefault(key, "")).filter(text -> !text.isEmpty());
        }
    }

    /** @param needed what would have to change so that it arrives */
    record WithTimeline(@JsonUnwrapped MessageItem item, Optional<Need> needed, List<Happened> timeline) {
        static WithTimeline of(Messages.Line line, List<Timeline.Event> events, Map<String, Askers.Asker> askers) {
            return new WithTimeline(
                    MessageItem.of(line),
                    Need.of(line.fact(), events),
                    events.stream().map(event -> Happened.of(event, askers)).toList());
        }
    }
}
