package app.latchkey.messages.list;

import app.latchkey.clubs.Desk;
import app.latchkey.messages.MessageState;
import app.latchkey.messages.Messages.Filter;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.web.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

public record MessageListPage(Desk desk, Filter filter, List<Row> rows, Optional<UUID> next) implements Page {
    public record Row(
            String href,
            Optional<String> memberHref,
            String address,
            String kind,
            String state,
            String tone,
            Optional<String> reason,
            Instant at) {}

    /** The states one filters by, those that ask for something first. */
    public List<MessageState> states() {
        return List.of(
                MessageState.BOUNCED,
                MessageState.DELAYED,
                MessageState.QUEUED,
                MessageState.UNKNOWN,
                MessageState.SUPPRESSED,
                MessageState.EXPIRED,
                MessageState.SET_ASIDE,
                MessageState.ACCEPTED);
    }

    public boolean chosen(MessageState state) {
        return filter.state().equals(Optional.of(state));
    }

    /** Chosen once more, a filter is taken away. */
    public String href(MessageState state) {
        return desk.at("messages") + query(chosen(state) ? Optional.empty() : Optional.of(state), "");
    }

    public Optional<String> nextHref() {
        return next.map(after -> desk.at("messages") + query(filter.state(), after.toString()));
    }

    private String query(Optional<MessageState> state, String after) {
        var query = new StringBuilder();
        filter.member()
                .map(MemberId::toString)
                .ifPresent(member -> query.append("&member=").append(member));
        filter.lane().ifPresent(lane -> query.append("&lane=").append(lane));
        state.ifPresent(chosen -> query.append("&state=").append(chosen));
        if (!after.isEmpty()) query.append("&after=").append(after);
        return query.isEmpty() ? "" : "?" + query.substring(1);
    }

    static String tone(MessageState state) {
        return switch (state) {
            case ACCEPTED, DELIVERED -> "state-in";
            case QUEUED, HELD, DELAYED, UNKNOWN -> "state-way";
            case BOUNCED, COMPLAINED, EXPIRED, SET_ASIDE, SUPPRESSED -> "state-cannot";
            case CANCELLED -> "state-none";
        };
    }
}
