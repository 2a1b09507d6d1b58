package app.latchkey.messages.sending;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.messages.MessageState;
import app.latchkey.messages.replies.Reply;
import app.latchkey.messages.replies.ReplyClass;
import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** Rows of {@code message} as a sender reads and changes them. */
@Component
class MessageRows {
    private static final TypeReference<Map<String, String>> PARAMS = new TypeReference<>() {};
    // What is written before the final dot is stamped is on the disk with that stamp, and of no use without it.
    private static final String READ = """
            select id, member_id, address_key, address_as_sent, template, params, locale, message_id, state, created_at,
              expires_at, set_config('synchronous_commit', 'off', true)
            from message where club_id = :club and id = :id for update
            """;
    // The message first, then what hangs on it: as whoever reports on it does.
    private static final String MOVE = """
            with moved as (update message set state = :state, state_at = :now, next_try_at = :next::timestamptz,
                last_code = coalesce(:code::text, last_code), last_words = coalesce(:words::text, last_words),
                last_class = coalesce(:class::text, last_class)
              where club_id = :club and id = :id returning id),
            tried as (update message_attempt set ended_at = :now, code = :code::text, words = :words::text,
                outcome = coalesce(:class::text, :state)
              where club_id = :club and message_id = :id and n = :n)
            insert into message_event (club_id, message_id, at, seq, what, detail)
            select :club, moved.id, :now, (select coalesce(max(seq), -1) + 1 from message_event e
              where e.club_id = :club and e.message_id = :id), :state, :detail::jsonb
            from moved
            """;

    private final JdbcClient sql;
    private final Transactions transactions;
    private final ObjectMapper json;

    MessageRows(JdbcClient sql, Transactions transactions, ObjectMapper json) {
        this.sql = sql;
        this.transactions = transactions;
        this.json = json;
    }

    Optional<MessageRow> read(ClubId club, UUID id) {
        return sql.sql(READ)
                .param("club", club.value())
                .param("id", id)
                .query((row, n) -> message(row))
                .optional();
    }

    /**
     * What became of an attempt: message, attempt and timeline at once.
     *
     * @param detail what the timeline keeps beside the state
     */
    void move(
            Claim claim,
            MessageState state,
            @Nullable Instant next,
            @Nullable Reply reply,
            @Nullable ReplyClass why,
            Map<String, String> detail) {
        sql.sql(MOVE)
                .param("club", claim.club().value())
                .param("id", claim.message())
                .param("n", claim.attempt())
                .param("state", state.name())
                .param("now", utc(transactions.now()))
                .param("next", Times.utcOrNull(next))
                .param("code", reply == null ? null : reply.shortCode())
                .param("words", reply == null ? null : reply.words())
                .param("class", why == null ? null : why.name())
                .param("detail", json.writeValueAsString(detail))
                .update();
    }

    private MessageRow message(ResultSet row) throws SQLException {
        return new MessageRow(
                row.getObject("id", UUID.class),
                Optional.ofNullable(row.getObject("member_id", UUID.class)).map(MemberId::new),
                row.getString("address_key"),
                row.getString("address_as_sent"),
                row.getString("template"),
                json.readValue(row.getString("params"), PARAMS),
                Locale.forLanguageTag(row.getString("locale")),
                row.getString("message_id"),
                MessageState.valueOf(row.getString("state")),
                Times.read(row, "created_at"),
                Times.read(row, "expires_at"));
    }
}
