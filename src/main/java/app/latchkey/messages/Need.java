package app.latchkey.messages;

import app.latchkey.messages.Timeline.Event;
import app.latchkey.messages.replies.ReplyClass;
import java.util.List;
import java.util.Optional;

/** What would have to change so that a message that has not arrived does. Its name is in the API, its sentence at the desk. */
public enum Need {
    /** The mailbox is not there: another address, or let in by hand. */
    OTHER_ADDRESS(Where.MEMBER),
    OTHER_DOMAIN(Where.MEMBER),
    ROOM_IN_MAILBOX(Where.MEMBER),
    LESS_AT_ONCE(Where.NOTHING),
    ONLY_TIME(Where.NOTHING),
    OUR_SET_UP(Where.OPERATOR),
    OUR_RELAY(Where.OPERATOR),
    MAILING_RESUMED(Where.MAILING),
    OTHER_MESSAGE(Where.MEMBER),
    BOUNCING_CLEARED(Where.MEMBER),
    SUPPRESSION_CLEARED(Where.SUPPRESSIONS),
    PROVIDER_LIST_CLEARED(Where.SUPPRESSIONS),
    READER_WANTS_MAILINGS(Where.SUPPRESSIONS),
    SENT_AGAIN(Where.MEMBER),
    WRITTEN_OTHERWISE(Where.OPERATOR),
    PERHAPS_NOTHING(Where.MEMBER);

    /** Where at the desk it is mended. */
    public enum Where {
        MEMBER,
        SUPPRESSIONS,
        MAILING,
        OPERATOR,
        NOTHING
    }

    private final Where where;

    Need(Where where) {
        this.where = where;
    }

    public Where where() {
        return where;
    }

    /** Nothing for what arrived, or is only waiting for its turn. */
    public static Optional<Need> of(MessageFact fact, List<Event> events) {
        return switch (fact.state()) {
            case ACCEPTED, DELIVERED, QUEUED, CANCELLED -> Optional.empty();
            case BOUNCED, DELAYED -> Optional.of(byClass(fact));
            case SUPPRESSED -> Optional.of(bySuppression(why(events)));
            case COMPLAINED -> Optional.of(READER_WANTS_MAILINGS);
            case HELD -> Optional.of(MAILING_RESUMED);
            case EXPIRED -> Optional.of(SENT_AGAIN);
            case SET_ASIDE -> Optional.of(WRITTEN_OTHERWISE);
            case UNKNOWN -> Optional.of(PERHAPS_NOTHING);
        };
    }

    private static Need byClass(MessageFact fact) {
        var known = fact.replyClass().map(ReplyClass::valueOf).orElse(ReplyClass.DELAYED);
        return switch (known) {
            case HARD -> OTHER_ADDRESS;
            case NULL_MX -> OTHER_DOMAIN;
            case SOFT_FULL -> ROOM_IN_MAILBOX;
            case SOFT_FAST -> LESS_AT_ONCE;
            case OURS -> OUR_SET_UP;
            case AUTH -> OUR_RELAY;
            case REFUSED -> OTHER_MESSAGE;
            case GREYLISTED, DELAYED -> fact.state() == MessageState.BOUNCED ? SENT_AGAIN : ONLY_TIME;
        };
    }

    private static String why(List<Event> events) {
        return events.stream()
                .filter(event -> event.what().equals("SUPPRESSED"))
                .reduce((older, newer) -> newer)
                .map(event -> event.detail().getOrDefault("why", ""))
                .orElse("");
    }

    private static Need bySuppression(String why) {
        return switch (why) {
            case "PROVIDER" -> PROVIDER_LIST_CLEARED;
            case "COMPLAINT", "UNSUBSCRIBED" -> READER_WANTS_MAILINGS;
            case "BOUNCING" -> BOUNCING_CLEARED;
            default -> SUPPRESSION_CLEARED;
        };
    }
}
