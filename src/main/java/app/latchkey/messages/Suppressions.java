package app.latchkey.messages;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import java.sql.ResultSet;
import java.sql.SQLException;
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
    /** In {@code unsubscription}: every mailing of the club, whatever it is about. */
    private static final UUID EVERYTHING = new UUID(0, 0);

    private static final String EVERYTHING_STOPPED = """
            select key, suppressed_why, suppressed_at, suppressed_by, suppressed_note
            from address_state where club_id = :club and key = any(:keys::text[]) and suppressed_why is not null
            """;
    /** The same as {@code mailings.Recipients} asks of a whole part at once, of mails that are about to leave. */
    private static final String MAILING_STOPPED = """
            select * from (select one.key, coalesce(d.state = 'BOUNCING', false) as bouncing, s.suppressed_why, s.suppressed_at,
                s.suppressed_by, s.suppressed_note, s.complained_at,
                (select min(u.at) from unsubscription u where u.club_id = :club and u.key = one.key and u.ended_at is null
                  and (u.topic_id = :everything or u.topic_id = (select g.topic_id from mailing g
                    where g.club_id = :club and g.id = :mailing::uuid))) as unsubscribed_at
              from unnest(:keys::text[]) one (key)
              left join address_state s on s.club_id = :club and s.key = one.key
              left join address_delivery d on d.key = one.key) held
            where bouncing or suppressed_why is not null or complained_at is not null or unsubscribed_at is not null
            """;

    private static final String LIST = """
            with stopped as not materialized (
              select s.key, s.suppressed_why as why, s.suppressed_at as since, s.suppressed_by as by_account,
                s.suppressed_note as note, null::uuid as topic_id, null::text as topic, null::text as how
                from address_state s where s.club_id = :club and s.suppressed_why is not null
              union all select s.key, 'COMPLAINT', s.complained_at, null, '', null, null, null
                from address_state s where s.club_id = :club and s.complained_at is not null
              union all select u.key, 'UNSUBSCRIBED', u.at, null, '', u.topic_id, t.name, u.how
                from unsubscription u left join mailing_topic t on t.club_id = :club and t.id = u.topic_id
                where u.club_id = :club and u.ended_at is null),
            page as (select distinct key from stopped where key > :after and position(:searched in key) > 0
              order by key limit :most)
            select s.* from page p join stopped s on s.key = p.key order by s.key, s.why, s.topic nulls first
            """;
    private static final String SUPPRESS = """
            insert into address_state as s (club_id, key, suppressed_why, suppressed_at, suppressed_by, suppressed_note)
            values (:club, :key, :why, :now, :by::uuid, :note)
            on conflict (club_id, key) do update set suppressed_why = :why, suppressed_at = :now, suppressed_by = :by::uuid,
              suppressed_note = :note
            where s.suppressed_why is null
            """;
    private static final String COMPLAINED = """
            with told as (insert into stop_journal as j (hash, how, at)
              values (sha256(convert_to(:club::uuid::text || ' ' || :key::text || ' COMPLAINT', 'UTF8')), 'COMPLAINT', :now)
              on conflict (hash) do update set at = :now, ended_at = null where j.ended_at is not null)
            insert into address_state (club_id, key, complained_at) values (:club, :key, :now)
            on conflict (club_id, key) do update set complained_at = coalesce(address_state.complained_at, :now)
            """;
    // The row stays: what somebody unsubscribed from hangs on it.
    private static final String CLEAR = """
            with told as (update stop_journal set ended_at = :now where :why = 'COMPLAINT' and ended_at is null
              and hash = sha256(convert_to(:club::uuid::text || ' ' || :key::text || ' COMPLAINT', 'UTF8')))
            update address_state set
              suppressed_why = case when :why in ('MANUAL', 'PROVIDER') then null else suppressed_why end,
              suppressed_at = case when :why in ('MANUAL', 'PROVIDER') then null else suppressed_at end,
              suppressed_by = case when :why in ('MANUAL', 'PROVIDER') then null else suppressed_by end,
              suppressed_note = case when :why in ('MANUAL', 'PROVIDER') then '' else suppressed_note end,
              complained_at = case when :why = 'COMPLAINT' then null else complained_at end
            where club_id = :club and key = :key
              and case :why when 'COMPLAINT' then complained_at is not null else suppressed_why = :why end
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

    /**
     * @param topic what is no longer wanted, where it is not everything
     * @param how an unsubscription was said: {@code PAGE}, {@code ONE_CLICK} or {@code LIST}
     */
    public record Line(Suppression one, UUID topicId, Optional<String> topic, Optional<String> how) {}

    /**
     * What keeps a mailing from an address.
     *
     * @param bouncing the mailbox is gone, whoever writes to it
     */
    public record Held(Optional<Suppression> suppressed, boolean bouncing) {
        /** In a word: what a person said comes before what a server said. */
        public String why() {
            return suppressed.map(found -> found.why().name()).orElse("BOUNCING");
        }
    }

    /** In one look, since it is asked for each of a hundred thousand. Those that nothing keeps it from are not there. */
    public Map<String, Held> mailing(ClubId club, Collection<String> keys, Optional<UUID> mailing) {
        var held = new HashMap<String, Held>();
        sql.sql(MAILING_STOPPED)
                .param("club", club.value())
                .param("keys", keys.toArray(String[]::new))
                .param("everything", EVERYTHING)
                .param("mailing", mailing.orElse(null))
                .query(row -> {
                    held.put(row.getString("key"), new Held(first(row), row.getBoolean("bouncing")));
                });
        return held;
    }

    /** Addresses that nothing goes to, not even what somebody needs to get in. */
    public Map<String, Suppression> everything(ClubId club, Collection<String> keys) {
        var all = new HashMap<String, Suppression>();
        sql.sql(EVERYTHING_STOPPED)
                .param("club", club.value())
                .param("keys", keys.toArray(String[]::new))
                .query(row -> {
                    all.put(row.getString("key"), whole(row));
                });
        return all;
    }

    private static Optional<Suppression> first(ResultSet row) throws SQLException {
        if (row.getString("suppressed_why") != null) return Optional.of(whole(row));
        var key = row.getString("key");
        var complained = Times.find(row, "complained_at");
        if (complained.isPresent())
            return Optional.of(new Suppression(key, Reason.COMPLAINT, complained.get(), Optional.empty(), ""));
        return Times.find(row, "unsubscribed_at")
                .map(since -> new Suppression(key, Reason.UNSUBSCRIBED, since, Optional.empty(), ""));
    }

    private static Suppression whole(ResultSet row) throws SQLException {
        return new Suppression(
                row.getString("key"),
                Reason.valueOf(row.getString("suppressed_why")),
                Times.read(row, "suppressed_at"),
                account(row, "suppressed_by"),
                row.getString("suppressed_note"));
    }

    private static Optional<AccountId> account(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class)).map(AccountId::new);
    }

    /** So many addresses behind {@code after}, each with all its reasons. */
    public List<Line> list(ClubId club, String searched, String after, int most) {
        return sql.sql(LIST)
                .param("club", club.value())
                .param("searched", searched.toLowerCase(Locale.ROOT))
                .param("after", after)
                .param("most", most)
                .query((row, n) -> new Line(
                        new Suppression(
                                row.getString("key"),
                                Reason.valueOf(row.getString("why")),
                                Times.read(row, "since"),
                                account(row, "by_account"),
                                row.getString("note")),
                        Optional.ofNullable(row.getObject("topic_id", UUID.class))
                                .orElse(EVERYTHING),
                        Optional.ofNullable(row.getString("topic")),
                        Optional.ofNullable(row.getString("how"))))
                .list();
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

    /** @return no when it was not suppressed for this reason; what the reader unsubscribed from is theirs to want again */
    public boolean clear(ClubId club, String key, Reason why) {
        if (why == Reason.UNSUBSCRIBED) throw new IllegalArgumentException("An unsubscription is ended, not cleared");
        var cleared = of(CLEAR, club, key).param("why", why.name()).update();
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
