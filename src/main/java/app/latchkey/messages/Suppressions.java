package app.latchkey.messages;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Addresses that one club does not write to, and why. MANUAL and PROVIDER stop everything, COMPLAINT and UNSUBSCRIBED stop
 * mailings and never a mail about somebody's access. Inside a transaction of the club.
 */
@Component
public class Suppressions {
    /** Every mailing of the club, whatever it is about. */
    public static final String ALL_TOPICS = "*";

    private static final String OF = """
            select key, suppressed_why, suppressed_at, suppressed_by, suppressed_note, complained_at, unsubscribed_at,
              unsubscribed <> '{}' as unsubscribed_any, unsubscribed && :topics::text[] as unsubscribed_here
            from address_state where club_id = :club and key = any(:keys::text[])
            """;
    private static final String LIST = """
            select s.key, r.why, r.since, r.by_account, r.note from address_state s
            cross join lateral (values (s.suppressed_why, s.suppressed_at, s.suppressed_by, s.suppressed_note),
              (case when s.complained_at is not null then 'COMPLAINT' end, s.complained_at, null::uuid, ''),
              (case when s.unsubscribed <> '{}' then 'UNSUBSCRIBED' end, s.unsubscribed_at, null::uuid,
               case when :all::text = any(s.unsubscribed) then '' else array_to_string(s.unsubscribed, ', ') end))
              as r (why, since, by_account, note)
            where s.club_id = :club and r.why is not null and s.key > :after and position(:searched in s.key) > 0
            order by s.key, r.why limit :most
            """;
    private static final String SUPPRESS = """
            insert into address_state as s (club_id, key, suppressed_why, suppressed_at, suppressed_by, suppressed_note)
            values (:club, :key, :why, :now, :by::uuid, :note)
            on conflict (club_id, key) do update set suppressed_why = :why, suppressed_at = :now, suppressed_by = :by::uuid,
              suppressed_note = :note
            where s.suppressed_why is null
            """;
    private static final String COMPLAINED = """
            insert into address_state (club_id, key, complained_at) values (:club, :key, :now)
            on conflict (club_id, key) do update set complained_at = coalesce(address_state.complained_at, :now)
            """;
    private static final String UNSUBSCRIBED = """
            insert into address_state as s (club_id, key, unsubscribed, unsubscribed_at)
            values (:club, :key, array[:topic::text], :now)
            on conflict (club_id, key) do update set unsubscribed = s.unsubscribed || :topic::text,
              unsubscribed_at = coalesce(s.unsubscribed_at, :now)
            where not :topic::text = any(s.unsubscribed)
            """;
    private static final String CLEAR = """
            update address_state set
              suppressed_why = case when :why in ('MANUAL', 'PROVIDER') then null else suppressed_why end,
              suppressed_at = case when :why in ('MANUAL', 'PROVIDER') then null else suppressed_at end,
              suppressed_by = case when :why in ('MANUAL', 'PROVIDER') then null else suppressed_by end,
              suppressed_note = case when :why in ('MANUAL', 'PROVIDER') then '' else suppressed_note end,
              complained_at = case when :why = 'COMPLAINT' then null else complained_at end,
              unsubscribed = case when :why = 'UNSUBSCRIBED' then '{}' else unsubscribed end,
              unsubscribed_at = case when :why = 'UNSUBSCRIBED' then null else unsubscribed_at end
            where club_id = :club and key = :key and case :why
              when 'COMPLAINT' then complained_at is not null
              when 'UNSUBSCRIBED' then unsubscribed <> '{}'
              else suppressed_why = :why end
            """;

    private final JdbcClient sql;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;

    public Suppressions(JdbcClient sql, Transactions transactions, ApplicationEventPublisher events) {
        this.sql = sql;
        this.transactions = transactions;
        this.events = events;
    }

    /** In the order in which they are named. */
    public enum Reason {
        MANUAL,
        PROVIDER,
        COMPLAINT,
        UNSUBSCRIBED;

        /** Mails about somebody's access too. */
        public boolean everything() {
            return this == MANUAL || this == PROVIDER;
        }
    }

    /** @param note what was written with it: the desk's words, or the provider's reason */
    public record Suppression(String key, Reason why, Instant since, Optional<AccountId> by, String note) {}

    /** Whether mailings go to this address; empty when they do. */
    public Optional<Suppression> mailings(ClubId club, String key, String topic) {
        return Optional.ofNullable(of(club, List.of(key), topic, false).get(key));
    }

    /** The same for many addresses; those that mailings go to are left out. */
    public Map<String, Suppression> mailings(ClubId club, Collection<String> keys, String topic) {
        return of(club, keys, topic, false);
    }

    /** Addresses that nothing goes to, not even what somebody needs to get in. */
    public Map<String, Suppression> everything(ClubId club, Collection<String> keys) {
        return of(club, keys, ALL_TOPICS, true);
    }

    private Map<String, Suppression> of(ClubId club, Collection<String> keys, String topic, boolean everything) {
        var all = new HashMap<String, Suppression>();
        sql.sql(OF)
                .param("club", club.value())
                .param("keys", keys.toArray(String[]::new))
                .param("topics", new String[] {ALL_TOPICS, topic})
                .query(row -> {
                    first(row, everything).ifPresent(found -> all.put(found.key(), found));
                });
        return all;
    }

    private static Optional<Suppression> first(java.sql.ResultSet row, boolean everything)
            throws java.sql.SQLException {
        var key = row.getString("key");
        var why = row.getString("suppressed_why");
        if (why != null)
            return Optional.of(new Suppression(
                    key,
                    Reason.valueOf(why),
                    Times.read(row, "suppressed_at"),
                    Optional.ofNullable(row.getObject("suppressed_by", UUID.class))
                            .map(AccountId::new),
                    row.getString("suppressed_note")));
        if (everything) return Optional.empty();
        var complained = Times.find(row, "complained_at");
        if (complained.isPresent())
            return Optional.of(new Suppression(key, Reason.COMPLAINT, complained.get(), Optional.empty(), ""));
        if (!row.getBoolean("unsubscribed_here")) return Optional.empty();
        return Optional.of(new Suppression(
                key,
                Reason.UNSUBSCRIBED,
                Times.find(row, "unsubscribed_at").orElse(Instant.EPOCH),
                Optional.empty(),
                ""));
    }

    /** By address, behind {@code after}; an address stands there once for each of its reasons. */
    public List<Suppression> list(ClubId club, String searched, String after, int most) {
        return sql.sql(LIST)
                .param("club", club.value())
                .param("searched", searched.toLowerCase(Locale.ROOT))
                .param("after", after)
                .param("all", ALL_TOPICS)
                .param("most", most)
                .query((row, n) -> new Suppression(
                        row.getString("key"),
                        Reason.valueOf(row.getString("why")),
                        Times.find(row, "since").orElse(Instant.EPOCH),
                        Optional.ofNullable(row.getObject("by_account", UUID.class))
                                .map(AccountId::new),
                        row.getString("note")))
                .list();
    }

    /** The reader stopped the mailings of this topic, or of all. @return no when they had before */
    public boolean unsubscribed(ClubId club, String key, String topic) {
        return changed(club, key, of(UNSUBSCRIBED, club, key).param("topic", topic));
    }

    /** The reader told their provider that it was unwanted. */
    public boolean complained(ClubId club, String key) {
        return changed(club, key, of(COMPLAINED, club, key));
    }

    /** Nothing goes there any more. @return no when nothing did before */
    public boolean suppress(ClubId club, String key, Reason why, Optional<AccountId> by, String note) {
        if (!why.everything()) throw new IllegalArgumentException(why + " stops mailings alone");
        return changed(
                club,
                key,
                of(SUPPRESS, club, key)
                        .param("why", why.name())
                        .param("by", by.map(AccountId::value).orElse(null))
                        .param("note", note));
    }

    /** @return no when it was not suppressed for this reason */
    public boolean clear(ClubId club, String key, Reason why) {
        var cleared = sql.sql(CLEAR)
                .param("club", club.value())
                .param("key", key)
                .param("why", why.name())
                .update();
        if (cleared == 1) events.publishEvent(new MailboxChanged(club, key));
        return cleared == 1;
    }

    private JdbcClient.StatementSpec of(String statement, ClubId club, String key) {
        return sql.sql(statement).param("club", club.value()).param("key", key).param("now", utc(transactions.now()));
    }

    private boolean changed(ClubId club, String key, JdbcClient.StatementSpec statement) {
        if (statement.update() == 0) return false;
        events.publishEvent(new MailboxChanged(club, key));
        return true;
    }
}
