package app.latchkey.access.checks;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.messages.MessageFacts;
import app.latchkey.platform.database.Times;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The newest reset of each account that was asked through this club and not used. */
@Component
class ResetRows {
    private static final String READ = """
            select distinct on (account_id) account_id, id, asked_at, expires_at, opened_at, address_key, message_id
            from reset
            where account_id = any(:accounts::uuid[]) and club_id = :club and used_at is null and ended_at is null
              and asked_at > :from
            order by account_id, asked_at desc
            """;

    private final JdbcClient sql;
    private final MessageFacts messages;

    ResetRows(JdbcClient sql, MessageFacts messages) {
        this.sql = sql;
        this.messages = messages;
    }

    private record Row(AccountId account, Facts.Reset reset, Optional<UUID> message) {}

    Map<AccountId, Facts.Reset> read(ClubId club, Collection<AccountId> accounts, Instant from) {
        var rows = sql.sql(READ)
                .param("club", club.value())
                .param("accounts", accounts.stream().map(AccountId::value).toArray(UUID[]::new))
                .param("from", utc(from))
                .query((row, n) -> new Row(
                        new AccountId(row.getObject("account_id", UUID.class)),
                        new Facts.Reset(
                                row.getObject("id", UUID.class),
                                Times.read(row, "asked_at"),
                                Times.read(row, "expires_at"),
                                Times.find(row, "opened_at"),
                                row.getString("address_key"),
                                Optional.empty()),
                        Optional.ofNullable(row.getObject("message_id", UUID.class))))
                .list();
        var mails = messages.read(
                club, rows.stream().flatMap(row -> row.message.stream()).toList());
        var all = new HashMap<AccountId, Facts.Reset>();
        for (var row : rows) {
            var mail = row.message.flatMap(id -> Optional.ofNullable(mails.get(id)));
            var reset = row.reset;
            all.put(
                    row.account,
                    new Facts.Reset(
                            reset.id(),
                            reset.askedAt(),
                            reset.expiresAt(),
                            reset.openedAt(),
                            reset.addressKey(),
                            mail));
        }
        return all;
    }
}
