package app.latchkey.messages;

import app.latchkey.platform.ids.ClubId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A link that came by mail was opened or used by a person: whatever servers say, that mail arrived. Inside a transaction. */
@Component
public class MailLinks {
    private static final String NOT_YET = """
            select count(*) from message m where m.club_id = :club and m.id = :id and not exists (
              select from message_event e where e.club_id = :club and e.message_id = m.id and e.what = :what)
            """;

    private final JdbcClient sql;
    private final Timeline timeline;
    private final Mailboxes mailboxes;

    public MailLinks(JdbcClient sql, Timeline timeline, Mailboxes mailboxes) {
        this.sql = sql;
        this.timeline = timeline;
        this.mailboxes = mailboxes;
    }

    public void opened(ClubId club, Optional<UUID> message) {
        message.ifPresent(id -> once(club, id, "LINK_OPENED"));
    }

    /** @param key of the mailbox that the link went to */
    public void used(ClubId club, Optional<UUID> message, String key) {
        mailboxes.proven(key);
        message.ifPresent(id -> once(club, id, "LINK_USED"));
    }

    /** It opens nothing any more, since the address that it went to is no longer on the file. */
    public void superseded(ClubId club, Collection<UUID> messages) {
        messages.forEach(id -> once(club, id, "LINK_SUPERSEDED"));
    }

    /** Opened when it was too late. */
    public void tooLate(ClubId club, Optional<UUID> message) {
        message.ifPresent(id -> once(club, id, "LINK_EXPIRED"));
    }

    private void once(ClubId club, UUID message, String what) {
        var first = sql.sql(NOT_YET)
                .param("club", club.value())
                .param("id", message)
                .param("what", what)
                .query(Integer.class)
                .single();
        if (first == 1) timeline.add(club, message, what, Map.of());
    }
}
