package app.latchkey.messages.mailings;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.members.MemberFilter;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.Ids;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** What a club keeps to use again: texts, lists and topics, each under a name. */
@Component
public class Kept {
    static final int MOST_NAME = 60;

    private static final TypeReference<Map<String, String>> FILTER = new TypeReference<>() {};
    private static final String TEXTS =
            "select id, name, subject, body from mailing_template where club_id = :club order by name";
    private static final String TEXT =
            "select id, name, subject, body from mailing_template where club_id = :club and id = :id";
    private static final String KEEP_TEXT = """
            insert into mailing_template (club_id, id, name, subject, body, created_at)
            select :club, :id, :name, m.subject, m.body, :now from mailing m where m.club_id = :club and m.id = :mailing
            on conflict (club_id, name) do update set subject = excluded.subject, body = excluded.body
            """;
    private static final String DROP_TEXT = "delete from mailing_template where club_id = :club and id = :id";
    private static final String LISTS = "select id, name, filter from saved_list where club_id = :club order by name";
    private static final String LIST = "select id, name, filter from saved_list where club_id = :club and id = :id";
    private static final String KEEP_LIST = """
            insert into saved_list (club_id, id, name, filter, created_at) values (:club, :id, :name, :filter::jsonb, :now)
            on conflict (club_id, name) do update set filter = excluded.filter
            """;
    private static final String DROP_LIST = "delete from saved_list where club_id = :club and id = :id";
    private static final String ADD_TOPIC = "insert into mailing_topic (club_id, id, name) values (:club, :id, :name)";
    private static final String END_TOPIC =
            "update mailing_topic set ended_at = :now where club_id = :club and id = :id and ended_at is null";

    private final JdbcClient sql;
    private final Transactions transactions;
    private final ObjectMapper json;

    Kept(JdbcClient sql, Transactions transactions, ObjectMapper json) {
        this.sql = sql;
        this.transactions = transactions;
        this.json = json;
    }

    public record Text(UUID id, String name, String subject, String body) {}

    public record SavedList(UUID id, String name, MemberFilter filter) {}

    static Optional<String> name(String typed) {
        var name = typed.replaceAll("\\p{Cntrl}+", " ").strip();
        return name.isEmpty() || name.length() > MOST_NAME ? Optional.empty() : Optional.of(name);
    }

    List<Text> texts(ClubId club) {
        return sql.sql(TEXTS)
                .param("club", club.value())
                .query((row, n) -> text(row))
                .list();
    }

    Optional<Text> text(ClubId club, UUID id) {
        return of(TEXT, club, id).query((row, n) -> text(row)).optional();
    }

    private static Text text(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Text(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("subject"),
                row.getString("body"));
    }

    /** Under a name that is there already it takes its place. */
    void keepText(ClubId club, UUID mailing, String name) {
        of(KEEP_TEXT, club, Ids.next())
                .param("mailing", mailing)
                .param("name", name)
                .param("now", utc(transactions.now()))
                .update();
    }

    boolean dropText(ClubId club, UUID id) {
        return of(DROP_TEXT, club, id).update() == 1;
    }

    List<SavedList> lists(ClubId club) {
        return sql.sql(LISTS)
                .param("club", club.value())
                .query((row, n) -> list(row))
                .list();
    }

    Optional<SavedList> list(ClubId club, UUID id) {
        return of(LIST, club, id).query((row, n) -> list(row)).optional();
    }

    private SavedList list(java.sql.ResultSet row) throws java.sql.SQLException {
        return new SavedList(
                row.getObject("id", UUID.class),
                row.getString("name"),
                Mailings.filter(json.readValue(row.getString("filter"), FILTER)));
    }

    void keepList(ClubId club, MemberFilter filter, String name) {
        of(KEEP_LIST, club, Ids.next())
                .param("name", name)
                .param("filter", json.writeValueAsString(filter.parameters()))
                .param("now", utc(transactions.now()))
                .update();
    }

    boolean dropList(ClubId club, UUID id) {
        return of(DROP_LIST, club, id).update() == 1;
    }

    void addTopic(ClubId club, String name) {
        of(ADD_TOPIC, club, Ids.next()).param("name", name).update();
    }

    boolean endTopic(ClubId club, UUID id) {
        return of(END_TOPIC, club, id).param("now", utc(transactions.now())).update() == 1;
    }

    private JdbcClient.StatementSpec of(String statement, ClubId club, UUID id) {
        return sql.sql(statement).param("club", club.value()).param("id", id);
    }
}
