package app.latchkey.messages;

import app.latchkey.platform.database.Times;
import app.latchkey.platform.ids.ClubId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what is known: of messages by id, of mailboxes by address, of our relay by lane. */
@Component
public class MessageFacts {
    private static final String READ = """
            select id, lane, kind, state, address_key, address_as_sent, created_at, state_at, next_try_at, last_code,
              last_words, last_class
            from message where club_id = :club and id = any(:ids::uuid[])
            """;
    private static final String MAILBOXES = """
            select key, state, full_since, since, last_code, last_words from address_delivery
            where key = any(:keys::text[])
            """;
    private static final String PUTTING_OFF =
            "select since from domain_pause where domain = :domain and until is not null";
    private static final String RELAY = "select down_since, cause, words from relay_state where lane = :lane";

    private final JdbcClient sql;

    public MessageFacts(JdbcClient sql) {
        this.sql = sql;
    }

    /** @param state UNKNOWN, ACCEPTED, DEFERRED or BOUNCING; @param fullSince since when the mailbox is said to be full */
    public record Mailbox(
            String key,
            String state,
            Optional<Instant> fullSince,
            Instant since,
            Optional<String> code,
            Optional<String> words) {
        public boolean bouncing() {
            return state.equals("BOUNCING");
        }

        public boolean full() {
            return fullSince.isPresent();
        }
    }

    /** Our own relay refuses or does not answer. */
    public record RelayDown(Instant since, String cause, String words) {}

    public Map<UUID, MessageFact> read(ClubId club, Collection<UUID> ids) {
        var facts = new HashMap<UUID, MessageFact>();
        sql.sql(READ)
                .param("club", club.value())
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, n) -> fact(row))
                .list()
                .forEach(fact -> facts.put(fact.id(), fact));
        return facts;
    }

    public Map<String, Mailbox> mailboxes(Collection<String> keys) {
        var all = new HashMap<String, Mailbox>();
        sql.sql(MAILBOXES)
                .param("keys", keys.toArray(String[]::new))
                .query((row, n) -> new Mailbox(
                        row.getString("key"),
                        row.getString("state"),
                        Times.find(row, "full_since"),
                        Times.read(row, "since"),
                        Optional.ofNullable(row.getString("last_code")),
                        Optional.ofNullable(row.getString("last_words"))))
                .list()
                .forEach(mailbox -> all.put(mailbox.key(), mailbox));
        return all;
    }

    public Optional<RelayDown> relayDown(Lane lane) {
        return sql.sql(RELAY)
                .param("lane", lane.name())
                .query((row, n) -> {
                    var since = Times.find(row, "down_since");
                    var cause = row.getString("cause");
                    var words = row.getString("words");
                    return since.map(at -> new RelayDown(at, cause == null ? "" : cause, words == null ? "" : words));
                })
                .optional()
                .flatMap(down -> down);
    }

    /** Since when this domain's servers have been putting our mail off, again and again; empty while they take it. */
    public Optional<Instant> puttingOff(String domain) {
        return sql.sql(PUTTING_OFF)
                .param("domain", domain)
                .query((row, n) -> Times.read(row, "since"))
                .optional();
    }

    static MessageFact fact(ResultSet row) throws SQLException {
        return new MessageFact(
                row.getObject("id", UUID.class),
                Lane.valueOf(row.getString("lane")),
                row.getString("kind"),
                MessageState.valueOf(row.getString("state")),
                row.getString("address_key"),
                row.getString("address_as_sent"),
                Times.read(row, "created_at"),
                Times.read(row, "state_at"),
                Times.find(row, "next_try_at"),
                Optional.ofNullable(row.getString("last_code")),
                Optional.ofNullable(row.getString("last_words")),
                Optional.ofNullable(row.getString("last_class")));
    }
}
