package app.latchkey.messages;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** What happened to one message, in rows that are only ever added. */
@Component
public class Timeline {
    private static final TypeReference<Map<String, String>> DETAIL = new TypeReference<>() {};
    private static final String ADD = """
            insert into message_event (club_id, message_id, at, seq, what, detail)
            select :club, :id, :now, coalesce(max(seq), -1) + 1, :what, :detail::jsonb
            from message_event where club_id = :club and message_id = :id
            """;
    private static final String READ = """
            select at, what, detail from message_event where club_id = :club and message_id = :id order by seq, at
            """;

    private final JdbcClient sql;
    private final Transactions transactions;
    private final ObjectMapper json;

    public Timeline(JdbcClient sql, Transactions transactions, ObjectMapper json) {
        this.sql = sql;
        this.transactions = transactions;
        this.json = json;
    }

    /** @param what e.g. QUEUED, ACCEPTED, DELAYED, LINK_OPENED; a desk's texts have a sentence for each */
    public record Event(Instant at, String what, Map<String, String> detail) {}

    public void add(ClubId club, UUID message, String what, Map<String, String> detail) {
        sql.sql(ADD)
                .param("club", club.value())
                .param("id", message)
                .param("now", utc(transactions.now()))
                .param("what", what)
                .param("detail", json.writeValueAsString(detail))
                .update();
    }

    public List<Event> of(ClubId club, UUID message) {
        return sql.sql(READ)
                .param("club", club.value())
                .param("id", message)
                .query((row, n) -> new Event(
                        Times.read(row, "at"), row.getString("what"), json.readValue(row.getString("detail"), DETAIL)))
                .list();
    }
}
