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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
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
            from message where club_id = :club and id = any(:ids::uuid[]) order by id for update
            """;
    // The messages first, then what hangs on them: as whoever reports on one does.
    private static final String MOVE = """
            with mine as (select * from unnest(:ids::uuid[], :ns::int[], :states::text[], :nexts::timestamptz[], :codes::text[],
                :words::text[], :classes::text[], :details::text[]) m (id, n, state, next, code, words, class, detail)),
            moved as (update message t set state = mine.state, state_at = :now, next_try_at = mine.next,
                last_code = coalesce(mine.code, t.last_code), last_words = coalesce(mine.words, t.last_words),
                last_class = coalesce(mine.class, t.last_class)
              from mine where t.club_id = :club and t.id = mine.id returning t.id, mine.state, mine.detail),
            tried as (update message_attempt a set ended_at = :now, code = mine.code, words = mine.words,
                outcome = coalesce(mine.class, mine.state)
              from mine where a.club_id = :club and a.message_id = mine.id and a.n = mine.n)
            insert into message_event (club_id, message_id, at, seq, what, detail)
            select :club, moved.id, :now, (select coalesce(max(seq), -1) + 1 from message_event e
              where e.club_id = :club and e.message_id = moved.id), moved.state, moved.detail::jsonb
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

    /** By their ids, in the order of these: whoever takes several takes them in one order. */
    Map<UUID, MessageRow> read(ClubId club, List<UUID> ids) {
        var rows = new LinkedHashMap<UUID, MessageRow>();
        sql.sql(READ)
                .param("club", club.value())
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, n) -> message(row))
                .list()
                .forEach(row -> rows.put(row.id(), row));
        return rows;
    }

    /**
     * What became of an attempt.
     *
     * @param detail what the timeline keeps beside the state
     */
    record Move(
            Claim claim,
            MessageState state,
            @Nullable Instant next,
            @Nullable Reply reply,
            @Nullable ReplyClass why,
            Map<String, String> detail) {}

    /** Messages, attempts and timelines at once; all of one club. */
    void move(ClubId club, List<Move> moves) {
        sql.sql(MOVE)
                .param("club", club.value())
                .param("now", utc(transactions.now()))
                .param("ids", all(moves, move -> move.claim().message(), UUID[]::new))
                .param("ns", all(moves, move -> move.claim().attempt(), Integer[]::new))
                .param("states", all(moves, move -> move.state().name(), String[]::new))
                .param(
                        "nexts",
                        all(
                                moves,
                                move -> move.next() == null ? null : move.next().toString(),
                                String[]::new))
                .param(
                        "codes",
                        all(
                                moves,
                                move -> move.reply() == null
                                        ? null
                                        : move.reply().shortCode(),
                                String[]::new))
                .param(
                        "words",
                        all(
                                moves,
                                move -> move.reply() == null
                                        ? null
                                        : move.reply().words(),
                                String[]::new))
                .param(
                        "classes",
                        all(
                                moves,
                                move -> move.why() == null ? null : move.why().name(),
                                String[]::new))
                .param("details", all(moves, move -> json.writeValueAsString(move.detail()), String[]::new))
                .update();
    }

    private static <T> T[] all(List<Move> moves, Function<Move, @Nullable T> what, IntFunction<T[]> array) {
        return moves.stream().map(what).toArray(array);
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
