package app.latchkey.messages.unsubscribing;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an address no longer wants from a club. */
@Component
public class Unsubscriptions {
    public static final UUID EVERYTHING = new UUID(0, 0);

    private static final String ADDRESS = "select address_key from message where club_id = :club and id = :message";
    // The message knows it for as long as its link is good: the rows of recipients go after a year.
    private static final String MAILING = """
            select g.id as mailing_id, g.topic_id from message m
            join mailing g on g.club_id = :club and g.id::text = m.params ->> 'mailing'
            where m.club_id = :club and m.id = :message and m.kind = 'mailing'
            """;
    private static final String OF =
            "select topic_id from unsubscription where club_id = :club and key = :key and ended_at is null";
    private static final String KNOWN =
            "insert into address_state (club_id, key) values (:club, :key) on conflict (club_id, key) do nothing";
    // What is wanted no longer is written as a hash too: a backup of before is held against those.
    private static final String ADD = """
            with told as (insert into stop_journal as j (hash, how, at)
              values (sha256(convert_to(:club::uuid::text || ' ' || :key::text || ' ' || :topic::uuid::text, 'UTF8')), :how, :now)
              on conflict (hash) do update set how = :how, at = :now, ended_at = null where j.ended_at is not null)
            insert into unsubscription as u (club_id, key, topic_id, at, mailing_id, how)
            values (:club, :key, :topic, :now, :mailing::uuid, :how)
            on conflict (club_id, key, topic_id) do update set at = :now, mailing_id = :mailing::uuid, how = :how,
              ended_at = null, ended_by = null, ended_words = ''
            where u.ended_at is not null
            """;
    private static final String KEEP_ONLY = """
            with wanted as (update unsubscription set ended_at = :now
              where club_id = :club and key = :key and topic_id <> all(:kept::uuid[]) and ended_at is null returning topic_id)
            update stop_journal set ended_at = :now where ended_at is null and hash in (
              select sha256(convert_to(:club::uuid::text || ' ' || :key::text || ' ' || wanted.topic_id::text, 'UTF8'))
              from wanted)
            """;
    private static final String END = """
            with told as (update stop_journal set ended_at = :now where ended_at is null
              and hash = sha256(convert_to(:club::uuid::text || ' ' || :key::text || ' ' || :topic::uuid::text, 'UTF8')))
            update unsubscription set ended_at = :now, ended_by = :by::uuid, ended_words = :words
            where club_id = :club and key = :key and topic_id = :topic and ended_at is null
            """;
    private static final String ENDED_AT_THE_DESK = """
            select max(ended_at) from unsubscription where club_id = :club and key = :key and ended_by is not null
            """;
    private static final String TOPICS = """
            select id, name from mailing_topic where club_id = :club and ended_at is null order by name
            """;

    private final JdbcClient sql;
    private final Transactions transactions;

    Unsubscriptions(JdbcClient sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    public record Topic(UUID id, String name) {}

    record Of(UUID mailing, Optional<UUID> topic) {}

    /** Who said so: the reader on a page, the reader's mail program, or a list of the mail provider. */
    public enum How {
        PAGE,
        ONE_CLICK,
        LIST
    }

    /** The key of the address a message went to; empty when the person was erased. */
    public Optional<String> addressOf(ClubId club, UUID message) {
        return sql.sql(ADDRESS)
                .param("club", club.value())
                .param("message", message)
                .query(String.class)
                .optional()
                .filter(key -> !key.isEmpty());
    }

    Optional<Of> mailingOf(ClubId club, UUID message) {
        return sql.sql(MAILING)
                .param("club", club.value())
                .param("message", message)
                .query((row, n) -> new Of(
                        row.getObject("mailing_id", UUID.class),
                        Optional.ofNullable(row.getObject("topic_id", UUID.class))))
                .optional();
    }

    Set<UUID> of(ClubId club, String key) {
        return new HashSet<>(of(OF, club, key).query(UUID.class).list());
    }

    /** When the desk last said that mail is wanted again. */
    Optional<Instant> endedAtTheDesk(ClubId club, String key) {
        return of(ENDED_AT_THE_DESK, club, key)
                .query((row, n) -> Times.find(row, "max"))
                .single();
    }

    /** @return no when it was not wanted before either */
    public boolean add(ClubId club, String key, UUID topic, Optional<UUID> mailing, How how) {
        of(KNOWN, club, key).update();
        return of(ADD, club, key)
                        .param("topic", topic)
                        .param("now", utc(transactions.now()))
                        .param("mailing", mailing.orElse(null))
                        .param("how", how.name())
                        .update()
                == 1;
    }

    /** All but these are wanted again: the reader says so. */
    void keepOnly(ClubId club, String key, Set<UUID> topics) {
        of(KEEP_ONLY, club, key)
                .param("now", utc(transactions.now()))
                .param("kept", topics.toArray(UUID[]::new))
                .update();
    }

    /** Wanted again, as the desk was told. @return no when it was wanted already */
    public boolean end(ClubId club, String key, UUID topic, Optional<AccountId> by, String words) {
        return of(END, club, key)
                        .param("topic", topic)
                        .param("now", utc(transactions.now()))
                        .param("by", by.map(AccountId::value).orElse(null))
                        .param("words", words)
                        .update()
                == 1;
    }

    private JdbcClient.StatementSpec of(String statement, ClubId club, String key) {
        return sql.sql(statement).param("club", club.value()).param("key", key);
    }

    public List<Topic> topics(ClubId club) {
        return sql.sql(TOPICS)
                .param("club", club.value())
                .query((row, n) -> new Topic(row.getObject("id", UUID.class), row.getString("name")))
                .list();
    }
}
