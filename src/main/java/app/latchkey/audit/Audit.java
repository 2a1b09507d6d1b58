package app.latchkey.audit;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.Ids;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** Writes and reads the audit of one club, always inside the transaction of the deed. */
@Component
public class Audit {
    private static final TypeReference<Map<String, String>> PARAMS = new TypeReference<>() {};
    private static final String WRITE = """
            insert into audit (club_id, id, at, actor_account, acting_as, actor_key, subject_kind, subject_id, sentence_code, params)
            values (:club, :id, :at, :actor::uuid, :as, :key::uuid, :kind, :subject::uuid, :sentence, :params::jsonb)
            """;
    // One row for one deed, whoever repeats it at the same moment.
    private static final String WRITE_ONCE = WRITE + " on conflict do nothing";
    private static final String WRITE_TEXT = """
            insert into audit_text (club_id, audit_id, subject_id, text) values (:club, :id, :subject, :text)
            """;
    private static final String READ = """
            select a.at, a.actor_account, a.acting_as, a.actor_key, a.sentence_code, a.params, t.text
            from audit a left join audit_text t on t.club_id = a.club_id and t.audit_id = a.id
            where a.club_id = :club and a.subject_kind = :kind and a.subject_id = any(:subjects::uuid[])
              and (:looks or a.sentence_code <> 'members.audit.seen')
            order by a.at desc, a.id desc limit :most
            """;

    private final JdbcClient sql;
    private final Transactions transactions;
    private final ObjectMapper json;

    public Audit(JdbcClient sql, Transactions transactions, ObjectMapper json) {
        this.sql = sql;
        this.transactions = transactions;
        this.json = json;
    }

    /** @param params ids and codes only, never a name, an address or a secret */
    public void write(ClubId club, Actor actor, String sentence, Subject subject, Map<String, String> params) {
        insert(WRITE, Ids.next(), club, actor, sentence, subject, params);
    }

    /** With a text that can identify a person, kept apart so that it can be erased. */
    public void write(
            ClubId club, Actor actor, String sentence, Subject subject, Map<String, String> params, String text) {
        var id = Ids.next();
        insert(WRITE, id, club, actor, sentence, subject, params);
        if (text.isBlank()) return;
        sql.sql(WRITE_TEXT)
                .param("club", club.value())
                .param("id", id)
                .param("subject", subject.id())
                .param("text", text)
                .update();
    }

    /** That somebody looked: once for each of them, each subject and each day. */
    public void seen(ClubId club, Actor actor, Subject subject, LocalDate day) {
        var once = "seen " + actor.as() + " "
                + actor.account()
                        .map(AccountId::value)
                        .or(actor::key)
                        .map(UUID::toString)
                        .orElse("") + " "
                + subject.id() + " " + day;
        var id = UUID.nameUUIDFromBytes(once.getBytes(StandardCharsets.UTF_8));
        insert(WRITE_ONCE, id, club, actor, "members.audit.seen", subject, Map.of());
    }

    /** Newest first. */
    public List<AuditEntry> of(ClubId club, Subject subject, int most) {
        return of(club, List.of(subject), most);
    }

    /** @param subjects of one kind, at least one: all that was written about any of them */
    public List<AuditEntry> of(ClubId club, List<Subject> subjects, int most) {
        return read(club, subjects, most, false);
    }

    /** As the subject may read it: who looked, too. */
    public List<AuditEntry> all(ClubId club, List<Subject> subjects, int most) {
        return read(club, subjects, most, true);
    }

    private List<AuditEntry> read(ClubId club, List<Subject> subjects, int most, boolean looks) {
        return sql.sql(READ)
                .param("club", club.value())
                .param("kind", subjects.getFirst().kind())
                .param("subjects", subjects.stream().map(Subject::id).toArray(UUID[]::new))
                .param("looks", looks)
                .param("most", most)
                .query((row, n) -> new AuditEntry(
                        Times.read(row, "at"),
                        Optional.ofNullable(row.getObject("actor_account", UUID.class))
                                .map(AccountId::new),
                        Actor.As.valueOf(row.getString("acting_as")),
                        Optional.ofNullable(row.getObject("actor_key", UUID.class)),
                        row.getString("sentence_code"),
                        json.readValue(row.getString("params"), PARAMS),
                        Optional.ofNullable(row.getString("text"))))
                .list();
    }

    private void insert(
            String statement,
            UUID id,
            ClubId club,
            Actor actor,
            String sentence,
            Subject subject,
            Map<String, String> params) {
        sql.sql(statement)
                .param("club", club.value())
                .param("id", id)
                .param("at", utc(transactions.now()))
                .param("actor", actor.account().map(AccountId::value).orElse(null))
                .param("as", actor.as().name())
                .param("key", actor.key().orElse(null))
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .param("sentence", sentence)
                .param("params", json.writeValueAsString(params))
                .update();
    }
}
