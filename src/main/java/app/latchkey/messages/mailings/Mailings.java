package app.latchkey.messages.mailings;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.members.MemberFilter;
import app.latchkey.platform.database.Question;
import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** Rows of {@code mailing}: written, changed by version, moved from state to state by compare and set. */
@Component
public class Mailings {
    private static final TypeReference<Map<String, String>> FILTER = new TypeReference<>() {};
    private static final String CREATE = """
            insert into mailing (club_id, id, state, topic_id, subject, body, filter, by_account, created_at, changed_at)
            values (:club, :id, 'DRAFT', :topic::uuid, :subject, :body, :filter::jsonb, :by::uuid, :now, :now)
            """;
    private static final String EDIT = """
            update mailing set subject = :subject, body = :body, changed_at = :now, version = version + 1,
              topic_id = case when state = 'DRAFT' then :topic::uuid else topic_id end,
              filter = case when state = 'DRAFT' then :filter::jsonb else filter end
            where club_id = :club and id = :id and version = :version and state in ('DRAFT', 'PAUSED')
            """;
    private static final String FIND = """
            select id, state, topic_id, subject, body, filter, version, by_account, created_at, changed_at, send_at, started_at,
              finished_at, chosen from mailing where club_id = :club and id = :id
            """;
    private static final String LOCK = FIND + " for no key update";
    private static final String NEWEST = """
            select id, state, topic_id, subject, body, filter, version, by_account, created_at, changed_at, send_at, started_at,
              finished_at, chosen from mailing
            where club_id = :club and (:after::uuid is null or (created_at, id) <
              (select m.created_at, m.id from mailing m where m.club_id = :club and m.id = :after::uuid))
            order by created_at desc, id desc limit :most
            """;
    private static final String SCHEDULE = """
            update mailing set state = 'SCHEDULED', send_at = :at, changed_at = :now
            where club_id = :club and id = :id and state = 'DRAFT' and version = :version
            """;
    private static final String MOVE = """
            update mailing set state = :to, changed_at = :now,
              started_at = case when :to = 'SENDING' then coalesce(started_at, :now) else started_at end,
              finished_at = case when :to in ('DONE', 'CANCELLED') then :now else finished_at end
            where club_id = :club and id = :id and state = any(:from::text[])
            """;
    private static final String CHOSEN = "update mailing set chosen = :chosen where club_id = :club and id = :id";
    private static final String REMOVE = "delete from mailing where club_id = :club and id = :id and state = 'DRAFT'";
    private static final String READY = """
            insert into ready_writing (mailing_id, club_id, due) values (:id, :of, :due)
            on conflict (mailing_id) do update set due = :due
            """;
    private static final String UNREADY = "delete from ready_writing where mailing_id = :id";
    private static final String WAITING =
            "select exists (select from ready_writing where due <= now() + :ahead::bigint * interval '1 microsecond')";
    private static final String NEXT = """
            select mailing_id, club_id from ready_writing where due <= now() + :ahead::bigint * interval '1 microsecond'
            order by due, mailing_id limit 1
            """;

    private final JdbcClient sql;
    private final Transactions transactions;
    private final ObjectMapper json;

    Mailings(JdbcClient sql, Transactions transactions, ObjectMapper json) {
        this.sql = sql;
        this.transactions = transactions;
        this.json = json;
    }

    /** What somebody writes. */
    public record Words(String subject, String body, Optional<UUID> topic, MemberFilter to) {}

    record Next(UUID id, ClubId club) {}

    public UUID create(ClubId club, Words words, Optional<AccountId> by) {
        var id = Ids.next();
        of(CREATE, club, id)
                .param("topic", words.topic().orElse(null))
                .param("subject", words.subject())
                .param("body", words.body())
                .param("filter", json.writeValueAsString(words.to().parameters()))
                .param("by", by.map(AccountId::value).orElse(null))
                .param("now", utc(transactions.now()))
                .update();
        return id;
    }

    /** No when it was changed by somebody else meanwhile, or is on its way. */
    boolean edit(ClubId club, UUID id, int version, Words words) {
        return of(EDIT, club, id)
                        .param("version", version)
                        .param("topic", words.topic().orElse(null))
                        .param("subject", words.subject())
                        .param("body", words.body())
                        .param("filter", json.writeValueAsString(words.to().parameters()))
                        .param("now", utc(transactions.now()))
                        .update()
                == 1;
    }

    public Optional<Mailing> find(ClubId club, UUID id) {
        return of(FIND, club, id).query((row, n) -> mailing(row)).optional();
    }

    Optional<Mailing> lock(ClubId club, UUID id) {
        return of(LOCK, club, id).query((row, n) -> mailing(row)).optional();
    }

    /** The newest first, behind the one that is named. */
    public List<Mailing> newest(ClubId club, Optional<UUID> after, int most) {
        return sql.sql(NEWEST)
                .param("club", club.value())
                .param("after", after.orElse(null))
                .param("most", most)
                .query((row, n) -> mailing(row))
                .list();
    }

    /** What was looked at is what is sent: no when it was changed since. */
    boolean schedule(ClubId club, UUID id, int version, Instant at) {
        var scheduled = of(SCHEDULE, club, id)
                        .param("version", version)
                        .param("at", utc(at))
                        .param("now", utc(transactions.now()))
                        .update()
                == 1;
        if (scheduled) ready(club, id, at);
        return scheduled;
    }

    boolean move(ClubId club, UUID id, Collection<MailingState> from, MailingState to) {
        return of(MOVE, club, id)
                        .param("from", from.stream().map(Enum::name).toArray(String[]::new))
                        .param("to", to.name())
                        .param("now", utc(transactions.now()))
                        .update()
                == 1;
    }

    void chosen(ClubId club, UUID id, int chosen) {
        of(CHOSEN, club, id).param("chosen", chosen).update();
    }

    boolean remove(ClubId club, UUID id) {
        return of(REMOVE, club, id).update() == 1;
    }

    void ready(ClubId club, UUID id, Instant due) {
        sql.sql(READY)
                .param("id", id)
                .param("of", club.value())
                .param("due", utc(due))
                .update();
    }

    void unready(UUID id) {
        sql.sql(UNREADY).param("id", id).update();
    }

    Question<Boolean> waiting() {
        return Question.whether(WAITING, Map.of("ahead", transactions.ahead()));
    }

    Optional<Next> next() {
        return sql.sql(NEXT)
                .param("ahead", transactions.ahead())
                .query((row, n) -> new Next(
                        row.getObject("mailing_id", UUID.class), new ClubId(row.getObject("club_id", UUID.class))))
                .optional();
    }

    private JdbcClient.StatementSpec of(String statement, ClubId club, UUID id) {
        return sql.sql(statement).param("club", club.value()).param("id", id);
    }

    private Mailing mailing(ResultSet row) throws SQLException {
        return new Mailing(
                row.getObject("id", UUID.class),
                MailingState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getObject("topic_id", UUID.class)),
                row.getString("subject"),
                row.getString("body"),
                filter(json.readValue(row.getString("filter"), FILTER)),
                row.getInt("version"),
                Optional.ofNullable(row.getObject("by_account", UUID.class)).map(AccountId::new),
                Times.read(row, "created_at"),
                Times.read(row, "changed_at"),
                Times.find(row, "send_at"),
                Times.find(row, "started_at"),
                Times.find(row, "finished_at"),
                row.getInt("chosen"));
    }

    /** As the member list writes it into an address. */
    public static MemberFilter filter(Map<String, String> parameters) {
        return MemberFilter.of(
                parameters.getOrDefault("q", ""),
                parameters.getOrDefault("state", ""),
                parameters.getOrDefault("top", ""),
                parameters.getOrDefault("finding", ""),
                parameters.getOrDefault("tag", ""),
                parameters.getOrDefault("removed", "").equals("true"));
    }
}
