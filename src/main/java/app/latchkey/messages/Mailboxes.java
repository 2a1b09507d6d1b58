package app.latchkey.messages;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.messages.replies.Reply;
import app.latchkey.messages.replies.ReplyClass;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is known of mailboxes, whoever writes to them. A hard refusal counts at once, soft ones by half a point a day. */
@Component
public class Mailboxes {
    // In the order of their keys, as everybody who takes several.
    private static final String ACCEPTED = """
            with these as (select key from unnest(:keys::text[]) k (key) order by key),
            changing as materialized (select d.key from address_delivery d where d.key in (select key from these)
              and (d.state <> 'ACCEPTED' or d.full_since is not null) and (d.state <> 'BOUNCING' or not d.reported)
              order by d.key for no key update),
            better as (update address_delivery d set state = 'ACCEPTED', full_since = null,
                since = case when d.state = 'ACCEPTED' then d.since else :now end
              from changing c where d.key = c.key returning d.key),
            first as (insert into address_delivery (key, state, since) select key, 'ACCEPTED', :now from these
              on conflict do nothing)
            select key from better
            """;
    private static final String BOUNCING = """
            insert into address_delivery (key, state, since, last_code, last_words)
            values (:key, 'BOUNCING', :now, :code, :words)
            on conflict (key) do update set state = 'BOUNCING', reported = false, last_code = :code, last_words = :words,
              since = case when address_delivery.state = 'BOUNCING' then address_delivery.since else :now end
            """;
    private static final String DEFERRED = """
            insert into address_delivery (key, state, since, last_code, last_words)
            values (:key, 'DEFERRED', :now, :code, :words)
            on conflict (key) do update set last_code = :code, last_words = :words,
              since = case when address_delivery.state in ('DEFERRED', 'BOUNCING') then address_delivery.since else :now end,
              state = case when address_delivery.state = 'BOUNCING' then 'BOUNCING' else 'DEFERRED' end
            """;
    private static final String SOFT = """
            update address_delivery set soft_at = :now,
              full_since = case when :full then coalesce(full_since, :now) else full_since end,
              score = case when soft_at is null or soft_at < :now::timestamptz - interval '7 days' then 0.5
                when coalesce(soft_counted_at, soft_at) > :now::timestamptz - interval '1 day' then score else score + 0.5 end,
              soft_counted_at = case when soft_at >= :now::timestamptz - interval '7 days'
                and coalesce(soft_counted_at, soft_at) > :now::timestamptz - interval '1 day'
                then coalesce(soft_counted_at, soft_at) else :now end
            where key = :key
            """;
    private static final String TOO_MANY = """
            update address_delivery set state = 'BOUNCING', since = :now
            where key = :key and score >= 5 and state <> 'BOUNCING'
            """;
    private static final String DELIVERED = """
            insert into address_delivery (key, state, since) values (:key, 'ACCEPTED', :now)
            on conflict (key) do update set state = 'ACCEPTED', score = 0, full_since = null, soft_at = null, soft_counted_at = null,
              since = case when address_delivery.state = 'ACCEPTED' then address_delivery.since else :now end
            where address_delivery.state <> 'BOUNCING' or address_delivery.since <= :sent
            """;
    private static final String PROVEN = """
            insert into address_delivery (key, state, since, proven_at) values (:key, 'ACCEPTED', :now, :now)
            on conflict (key) do update set state = 'ACCEPTED', score = 0, full_since = null, soft_at = null, soft_counted_at = null,
              proven_at = :now,
              since = case when address_delivery.state = 'ACCEPTED' then address_delivery.since else :now end
            """;
    private static final String CLEARED = """
            update address_delivery set state = 'UNKNOWN', score = 0, full_since = null, soft_at = null, soft_counted_at = null,
              since = :now
            where key = :key and state in ('BOUNCING', 'DEFERRED')
            """;
    private static final String REPORTED =
            "update address_delivery set reported = true where key = :key and state = 'BOUNCING'";
    private static final String PROVEN_SINCE =
            "select count(*) from address_delivery where key = :key and proven_at > :sent";
    private static final String ASKED = """
            select case when kind like '%.notice' then 'NOBODY'
              when asked_by is not null and asked_by is distinct from account_id then 'DESK' else 'PERSON' end
            from message where club_id = :club and id = :id
            """;
    private static final String KNOCK = """
            update address_delivery set knocked_at = :now
            where key = :key and (knocked_at is null or knocked_at <= :now::timestamptz - interval '1 day')
            """;
    private static final String FORGET = """
            update address_delivery set score = 0, soft_at = null, soft_counted_at = null, full_since = null, since = :now,
              state = case when state in ('BOUNCING', 'DEFERRED') then 'UNKNOWN' else state end
            where key in (select key from address_delivery
              where soft_at < :now::timestamptz - interval '7 days' and (state <> 'BOUNCING' or score >= 5) limit :most)
            """;
    private static final String STATE = "select state from address_delivery where key = :key";

    private final JdbcClient sql;
    private final Transactions transactions;

    public Mailboxes(JdbcClient sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    public boolean bouncing(String key) {
        return sql.sql(STATE).param("key", key).query(String.class).optional().equals(Optional.of("BOUNCING"));
    }

    /**
     * Whether a mail about somebody's access may try a mailbox that bounces: one that the desk sends, and once a day one that was
     * asked for otherwise, by whoever it is for. A notice never: the day's try is for somebody who waits.
     *
     * @param first whether this is the first try of this mail
     */
    public boolean mayKnock(ClubId club, UUID message, String key, boolean first) {
        var asked = sql.sql(ASKED)
                .param("club", club.value())
                .param("id", message)
                .query(String.class)
                .optional()
                .orElse("NOBODY");
        if (asked.equals("NOBODY")) return false;
        return !first || asked.equals("DESK") || knock(key);
    }

    private boolean knock(String key) {
        return sql.sql(KNOCK)
                        .param("key", key)
                        .param("now", utc(transactions.now()))
                        .update()
                == 1;
    }

    /** Soft refusals of more than a week ago count no more. @return how many were forgotten */
    int forgetSoft(int most) {
        return sql.sql(FORGET)
                .param("now", utc(transactions.now()))
                .param("most", most)
                .update();
    }

    /** Somebody used a link sent there, or confirmed it: whatever servers said before, it works. */
    public void proven(String key) {
        sql.sql(PROVEN).param("key", key).param("now", utc(transactions.now())).update();
    }

    /** Written anew on a file, by somebody who means it: nothing that was said before holds against it. */
    public void cleared(String key) {
        sql.sql(CLEARED).param("key", key).param("now", utc(transactions.now())).update();
    }

    /** Their server says that a mail of that moment arrived; refusals since then are newer. */
    public void delivered(String key, Instant sentAt) {
        sql.sql(DELIVERED)
                .param("key", key)
                .param("now", utc(transactions.now()))
                .param("sent", utc(sentAt))
                .update();
    }

    /** A refusal of a mail of that moment: nothing against a mailbox that was proven since. */
    public void refused(String key, ReplyClass why, Reply reply, Instant sentAt) {
        var proven = sql.sql(PROVEN_SINCE)
                .param("key", key)
                .param("sent", utc(sentAt))
                .query(Integer.class)
                .single();
        if (proven > 0) return;
        refused(key, why, reply);
        // The relay had taken that mail: taking the next one says nothing of the mailbox.
        sql.sql(REPORTED).param("key", key).update();
    }

    /**
     * Our relay took mails for them: newer than a refusal that the relay gave itself, and nothing against one that was reported
     * later. What was counted stays until a mail is delivered.
     *
     * @return those against which something was held until now
     */
    public Set<String> accepted(Collection<String> keys) {
        return new HashSet<>(sql.sql(ACCEPTED)
                .param("keys", keys.stream().distinct().toArray(String[]::new))
                .param("now", utc(transactions.now()))
                .query(String.class)
                .list());
    }

    /** What is about us or about one message leaves the mailbox alone. */
    public void refused(String key, ReplyClass why, Reply reply) {
        if (why.hard()) write(BOUNCING, key, reply);
        else if (why.soft() || why == ReplyClass.GREYLISTED || why == ReplyClass.DELAYED) write(DEFERRED, key, reply);
        if (!why.soft()) return;
        var now = utc(transactions.now());
        sql.sql(SOFT)
                .param("key", key)
                .param("now", now)
                .param("full", why == ReplyClass.SOFT_FULL)
                .update();
        sql.sql(TOO_MANY).param("key", key).param("now", now).update();
    }

    private void write(String statement, String key, Reply reply) {
        sql.sql(statement)
                .param("key", key)
                .param("now", utc(transactions.now()))
                .param("code", reply.shortCode())
                .param("words", reply.words())
                .update();
    }
}
