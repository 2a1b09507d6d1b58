package app.latchkey.messages.feedback;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.messages.Lane;
import app.latchkey.messages.MessageState;
import app.latchkey.messages.replies.Reply;
import app.latchkey.messages.replies.ReplyClass;
import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of {@code message} that left, and which reports of them were counted. */
@Component
class SentMessages {
    private static final String HOLD = """
            select m.id, m.member_id, m.lane, m.state, m.address_key, m.address_as_sent,
              (select max(coalesce(a.ended_at, a.started_at)) from message_attempt a
               where a.club_id = :club and a.message_id = m.id) as tried_at,
              exists (select from message_event e
               where e.club_id = :club and e.message_id = m.id and e.what in ('LINK_OPENED', 'LINK_USED')) as used
            from message m where m.club_id = :club and m.id = :id for update of m
            """;
    private static final String COUNT = """
            insert into message_report (club_id, message_id, digest, at) values (:club, :id, :digest, :now)
            on conflict do nothing
            """;
    private static final String MOVE = """
            update message set state = :state, state_at = :now, next_try_at = null,
              last_code = coalesce(:code::text, last_code), last_words = coalesce(:words::text, last_words),
              last_class = coalesce(:class::text, last_class)
            where club_id = :club and id = :id
            """;
    private static final String LEASED = """
            select count(*) from ready_access
            where message_id = :id and club_id = :club and lease_until > clock_timestamp()
            """;
    private static final String OVER = "delete from ready_access where message_id = :id and club_id = :club";

    private final JdbcClient sql;
    private final Transactions transactions;

    SentMessages(JdbcClient sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /** @param used whether the link in it was opened or used by a person: then it arrived, whatever is said later */
    record Sent(
            UUID id,
            Optional<MemberId> member,
            Lane lane,
            MessageState state,
            String addressKey,
            String addressAsSent,
            Optional<Instant> triedAt,
            boolean used) {}

    Optional<Sent> hold(ClubId club, UUID id) {
        return sql.sql(HOLD)
                .param("club", club.value())
                .param("id", id)
                .query((row, n) -> new Sent(
                        row.getObject("id", UUID.class),
                        Optional.ofNullable(row.getObject("member_id", UUID.class))
                                .map(MemberId::new),
                        Lane.valueOf(row.getString("lane")),
                        MessageState.valueOf(row.getString("state")),
                        row.getString("address_key"),
                        row.getString("address_as_sent"),
                        Times.find(row, "tried_at"),
                        row.getBoolean("used")))
                .optional();
    }

    /** Whether a sender has it in hand this moment. */
    boolean leaving(ClubId club, Sent message) {
        return of(LEASED, club, message).query(Integer.class).single() > 0;
    }

    /** A sender that vanished after the final dot left its row: the mail is out, it must not go again. */
    void notAgain(ClubId club, Sent message) {
        of(OVER, club, message).update();
    }

    private JdbcClient.StatementSpec of(String statement, ClubId club, Sent message) {
        var table = "ready_" + message.lane().name().toLowerCase(Locale.ROOT);
        return sql.sql(statement.replace("ready_access", table))
                .param("id", message.id())
                .param("club", club.value());
    }

    /** No when this very report was counted before. */
    boolean first(ClubId club, Sent message, byte[] digest) {
        return sql.sql(COUNT)
                        .param("club", club.value())
                        .param("id", message.id())
                        .param("digest", digest)
                        .param("now", utc(transactions.now()))
                        .update()
                == 1;
    }

    void move(ClubId club, Sent message, MessageState state, @Nullable Reply reply, @Nullable ReplyClass why) {
        sql.sql(MOVE)
                .param("club", club.value())
                .param("id", message.id())
                .param("state", state.name())
                .param("now", utc(transactions.now()))
                .param("code", reply == null ? null : reply.shortCode())
                .param("words", reply == null ? null : reply.words())
                .param("class", why == null ? null : why.name())
                .update();
    }
}
