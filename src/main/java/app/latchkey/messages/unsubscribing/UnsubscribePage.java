package app.latchkey.messages.unsubscribing;

import app.latchkey.clubs.Club;
import app.latchkey.messages.unsubscribing.Unsubscriptions.Topic;
import app.latchkey.platform.web.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * @param club empty when the link is not whole; nothing else is said then
 * @param address masked: the link may be forwarded
 * @param unwanted topics, or everything
 * @param again when the desk was told that something is wanted again
 */
public record UnsubscribePage(
        Optional<Club> club,
        String token,
        String address,
        List<Topic> topics,
        Set<UUID> unwanted,
        Optional<Instant> again,
        Instant now,
        boolean done)
        implements Page {
    static UnsubscribePage unknown() {
        return new UnsubscribePage(
                Optional.empty(), "", "", List.of(), Set.of(), Optional.empty(), Instant.EPOCH, false);
    }

    public boolean nothing() {
        return unwanted.contains(Unsubscriptions.EVERYTHING);
    }

    public boolean wants(Topic topic) {
        return !nothing() && !unwanted.contains(topic.id());
    }

    public String action() {
        return UnsubscribeTokens.PATH + token;
    }
}
