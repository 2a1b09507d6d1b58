package app.latchkey.messages;

import app.latchkey.accounts.Account;
import app.latchkey.accounts.Accounts;
import app.latchkey.messages.Timeline.Event;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who asked for a message, held it back or hurried it. */
@Component
public class Askers {
    private static final String FOR = """
            select account_id from message where club_id = :club and id = :id and account_id is not null
            """;

    private final JdbcClient sql;
    private final Accounts accounts;

    Askers(JdbcClient sql, Accounts accounts) {
        this.sql = sql;
        this.accounts = accounts;
    }

    /** @param themselves whoever the message is for; @param name of anybody else */
    public record Asker(boolean themselves, String name) {}

    /** By what the details of the events call them; programs and the house itself are nobody. */
    public Map<String, Asker> of(ClubId club, UUID message, List<Event> events) {
        var ids = events.stream()
                .flatMap(event -> AccountId.parse(event.detail().getOrDefault("by", "")).stream())
                .distinct()
                .toList();
        if (ids.isEmpty()) return Map.of();
        var own = sql.sql(FOR)
                .param("club", club.value())
                .param("id", message)
                .query(UUID.class)
                .optional()
                .map(AccountId::new);
        var people = accounts.find(ids);
        var askers = new HashMap<String, Asker>();
        for (var id : ids) {
            var themselves = own.equals(Optional.of(id));
            Optional.ofNullable(people.get(id))
                    .map(Account::holderName)
                    .filter(name -> themselves || !name.isBlank())
                    .ifPresent(name -> askers.put(id.toString(), new Asker(themselves, themselves ? "" : name)));
        }
        return askers;
    }
}
