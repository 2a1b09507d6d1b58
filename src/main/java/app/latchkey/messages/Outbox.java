package app.latchkey.messages;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.ids.MemberId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Where every mail begins: a row in the transaction of its cause, and a row in its lane's ready table. Nothing is sent here. */
@Component
public class Outbox {
    private static final String WRITE = """
            insert into message (club_id, id, lane, kind, dedupe, member_id, account_id, address_key, address_as_sent,
              template, params, locale, message_id, state, asked_by, created_at, state_at, next_try_at, expires_at)
            values (:club, :id, :lane, :kind, :dedupe, :member::uuid, :account::uuid, :key, :given, :template,
              :params::jsonb, :locale, :messageId, 'QUEUED', :askedBy::uuid, :now, :now, :now, :expires)
            on conflict (club_id, kind, dedupe) do nothing
            """;
    private static final String EVENT = """
            insert into message_event (club_id, message_id, at, seq, what, detail)
            values (:club, :id, :now, 0, 'REQUESTED', :detail::jsonb)
            """;
    private static final Map<Lane, String> READY = Map.of(
            Lane.ACCESS,
                    "insert into ready_access (message_id, club_id, domain, due) values (:id, :club, :domain, :now)",
            Lane.SERVICE,
                    "insert into ready_service (message_id, club_id, domain, due) values (:id, :club, :domain, :now)",
            Lane.REMINDER,
                    "insert into ready_reminder (message_id, club_id, domain, due) values (:id, :club, :domain, :now)",
            Lane.MAILING,
                    "insert into ready_mailing (message_id, club_id, domain, due) values (:id, :club, :domain, :now)");

    private final JdbcClient sql;
    private final Transactions transactions;
    private final ObjectMapper json;
    private final LaneSignals signals;

    public Outbox(JdbcClient sql, Transactions transactions, ObjectMapper json, LaneSignals signals) {
        this.sql = sql;
        this.transactions = transactions;
        this.json = json;
        this.signals = signals;
    }

    /** @return the id of the message; empty when this very message was written before */
    public Optional<UUID> queue(Draft draft) {
        var id = Ids.next();
        if (write(id, draft) == 0) return Optional.empty();
        var by = draft.askedBy().map(AccountId::toString).orElse("");
        sql.sql(EVENT)
                .param("club", draft.club().value())
                .param("id", id)
                .param("now", utc(transactions.now()))
                .param(
                        "detail",
                        json.writeValueAsString(Map.of("lane", draft.lane().name(), "by", by)))
                .update();
        sql.sql(READY.getOrDefault(draft.lane(), ""))
                .param("id", id)
                .param("club", draft.club().value())
                .param("domain", domain(draft.addressKey()))
                .param("now", utc(transactions.now()))
                .update();
        signals.afterCommit(draft.lane());
        return Optional.of(id);
    }

    private static String domain(String key) {
        return key.substring(key.lastIndexOf('@') + 1);
    }

    private int write(UUID id, Draft draft) {
        return sql.sql(WRITE)
                .param("club", draft.club().value())
                .param("id", id)
                .param("lane", draft.lane().name())
                .param("kind", draft.kind())
                .param("dedupe", draft.dedupe())
                .param("member", draft.member().map(MemberId::value).orElse(null))
                .param("account", draft.account().map(AccountId::value).orElse(null))
                .param("key", draft.addressKey())
                .param("given", draft.addressAsGiven())
                .param("template", draft.template())
                .param("params", json.writeValueAsString(draft.params()))
                .param("locale", draft.locale().getLanguage())
                .param("messageId", id + "@latchkey")
                .param("askedBy", draft.askedBy().map(AccountId::value).orElse(null))
                .param("now", utc(transactions.now()))
                .param("expires", utc(draft.expiresAt()))
                .update();
    }
}
