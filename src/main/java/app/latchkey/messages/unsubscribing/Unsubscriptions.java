package app.latchkey.messages.unsubscribing;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
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
    static final UUID EVERYTHING = new UUID(0, 0);

    private static final String ADDRESS = "select address_key from message where club_id = :club and id = :message";
    private static final String MAILING = """
            select r.mailing_id, g.topic_id from mailing_recipient r join mailing g on g.club_id = :club and g.id = r.mailing_id
            where r.club_id = :club and r.message_id = :message
            """;
    private static final String OF = "select topic_id from unsubscription where club_id = :club and key = :key";
    private static final String KNOWN =
            "insert into address_state (club_id, key) values (:club, :key) on conflict (club_id, key) do nothing";
    private static final String ADD = """
            insert into unsubscription (club_id, key, topic_id, at, mailing_id, one_click)
            values (:club, :key, :topic, :now, :mailing::uuid, :oneClick) on conflict (club_id, key, topic_id) do nothing
            """;
    private static final String FORGET =
            "delete from unsubscription where club_id = :club and key = :key and topic_id <> all(:kept::uuid[])";
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

    /** Whether mail of this topic, or any, is no longer wanted there. */
    public boolean any(ClubId club, String key, Optional<UUID> topic) {
        var no = of(club, key);
        return no.contains(EVERYTHING) || topic.filter(no::contains).isPresent();
    }

    Set<UUID> of(ClubId club, String key) {
        return new HashSet<>(sql.sql(OF)
                .param("club", club.value())
                .param("key", key)
                .query(UUID.class)
                .list());
    }

    void add(ClubId club, String key, UUID topic, Optional<UUID> mailing, boolean oneClick) {
        sql.sql(KNOWN).param("club", club.value()).param("key", key).update();
        sql.sql(ADD)
                .param("club", club.value())
                .param("key", key)
                .param("topic", topic)
                .param("now", utc(transactions.now()))
                .param("mailing", mailing.orElse(null))
                .param("oneClick", oneClick)
                .update();
    }

    /** All but these are wanted again. */
    void keepOnly(ClubId club, String key, Set<UUID> topics) {
        sql.sql(FORGET)
                .param("club", club.value())
                .param("key", key)
                .param("kept", topics.toArray(UUID[]::new))
                .update();
    }

    public List<Topic> topics(ClubId club) {
        return sql.sql(TOPICS)
                .param("club", club.value())
                .query((row, n) -> new Topic(row.getObject("id", UUID.class), row.getString("name")))
                .list();
    }
}
