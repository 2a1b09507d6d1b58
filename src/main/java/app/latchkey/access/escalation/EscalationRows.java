package app.latchkey.access.escalation;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.access.Escalation;
import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.ids.MemberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** The rows of {@code escalation} and {@code escalation_words}, and the ids of those that are open over all clubs. */
@Component
public class EscalationRows {
    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};
    private static final String ASK = """
            insert into escalation (club_id, id, member_id, by_account, code, side, facts, asked_at)
            values (:club, :id, :member, :by, :code, :side, :facts::jsonb, :now)
            """;
    private static final String OPEN =
            "insert into escalation_open (escalation_id, club_id, asked_at) values (:id, :club, :now)";
    private static final String ALL_OPEN =
            "select escalation_id, club_id from escalation_open order by asked_at, escalation_id limit :most";
    private static final String SAY = """
            insert into escalation_words (club_id, id, escalation_id, at, by_account, operator, words)
            values (:club, :id, :escalation, :now, :by, :operator, :words)
            """;
    private static final String SAID = """
            select at, by_account, operator, words from escalation_words
            where club_id = :club and escalation_id = :id order by at, id
            """;
    private static final String COLUMNS = """
            select club_id, id, member_id, by_account, code, side, facts, asked_at, answered_at, closed_at
            from escalation where club_id = :club
            """;
    private static final String FIND = COLUMNS + " and id = :id";
    private static final String NEWEST = COLUMNS + " and member_id = :member order by asked_at desc, id desc limit 1";
    private static final String ANSWERED = """
            update escalation set answered_at = case when :operator then :now::timestamptz end
            where club_id = :club and id = :id and closed_at is null
            """;
    private static final String CLOSE =
            "update escalation set closed_at = :now where club_id = :club and id = :id and closed_at is null";
    private static final String NOT_OPEN = "delete from escalation_open where escalation_id = :id";

    private final JdbcClient sql;
    private final Transactions transactions;
    private final ObjectMapper json;

    EscalationRows(JdbcClient sql, Transactions transactions, ObjectMapper json) {
        this.sql = sql;
        this.transactions = transactions;
        this.json = json;
    }

    /** Where a case lies. */
    public record Place(UUID id, ClubId club) {}

    UUID ask(ClubId club, MemberId member, AccountId by, String code, String side, Map<String, String> facts) {
        var id = Ids.next();
        sql.sql(ASK)
                .param("club", club.value())
                .param("id", id)
                .param("member", member.value())
                .param("by", by.value())
                .param("code", code)
                .param("side", side)
                .param("facts", json.writeValueAsString(facts))
                .param("now", utc(transactions.now()))
                .update();
        sql.sql(OPEN)
                .param("id", id)
                .param("club", club.value())
                .param("now", utc(transactions.now()))
                .update();
        return id;
    }

    /** The oldest first: ids alone, since this looks over all clubs. */
    public List<Place> open(int most) {
        return sql.sql(ALL_OPEN)
                .param("most", most)
                .query((row, n) -> new Place(
                        row.getObject("escalation_id", UUID.class), new ClubId(row.getObject("club_id", UUID.class))))
                .list();
    }

    /** False when the case is closed. */
    public boolean say(ClubId club, UUID escalation, AccountId by, boolean operator, String words) {
        var open = sql.sql(ANSWERED)
                        .param("club", club.value())
                        .param("id", escalation)
                        .param("operator", operator)
                        .param("now", utc(transactions.now()))
                        .update()
                == 1;
        if (open)
            sql.sql(SAY)
                    .param("club", club.value())
                    .param("id", Ids.next())
                    .param("escalation", escalation)
                    .param("now", utc(transactions.now()))
                    .param("by", by.value())
                    .param("operator", operator)
                    .param("words", words)
                    .update();
        return open;
    }

    public boolean close(ClubId club, UUID id) {
        sql.sql(NOT_OPEN).param("id", id).update();
        return sql.sql(CLOSE)
                        .param("club", club.value())
                        .param("id", id)
                        .param("now", utc(transactions.now()))
                        .update()
                == 1;
    }

    public Optional<Escalation> find(ClubId club, UUID id) {
        return sql.sql(FIND)
                .param("club", club.value())
                .param("id", id)
                .query((row, n) -> escalation(row, said(club, id)))
                .optional();
    }

    Optional<Escalation> newest(ClubId club, MemberId member) {
        return sql.sql(NEWEST)
                .param("club", club.value())
                .param("member", member.value())
                .query((row, n) -> row.getObject("id", UUID.class))
                .optional()
                .flatMap(id -> find(club, id));
    }

    private List<Escalation.Said> said(ClubId club, UUID id) {
        return sql.sql(SAID)
                .param("club", club.value())
                .param("id", id)
                .query((row, n) -> new Escalation.Said(
                        Times.read(row, "at"),
                        new AccountId(row.getObject("by_account", UUID.class)),
                        row.getBoolean("operator"),
                        row.getString("words").lines().toList()))
                .list();
    }

    private Escalation escalation(ResultSet row, List<Escalation.Said> said) throws SQLException {
        return new Escalation(
                new ClubId(row.getObject("club_id", UUID.class)),
                row.getObject("id", UUID.class),
                new MemberId(row.getObject("member_id", UUID.class)),
                new AccountId(row.getObject("by_account", UUID.class)),
                row.getString("code"),
                row.getString("side"),
                json.readValue(row.getString("facts"), FACTS),
                Times.read(row, "asked_at"),
                Times.find(row, "answered_at"),
                Times.find(row, "closed_at"),
                said);
    }
}
