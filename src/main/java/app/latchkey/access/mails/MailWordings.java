package app.latchkey.access.mails;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whichever mails a club has put into its own words. */
@Component
public class MailWordings {
    private static final String ALL = """
            select kind, language, subject, body, version, changed_at, changed_by from mail_wording where club_id = :club
            """;
    private static final String ONE = """
            select kind, language, subject, body, version, changed_at, changed_by from mail_wording
            where club_id = :club and kind = :kind and language = :language
            """;
    private static final String SAVE = """
            insert into mail_wording as w (club_id, kind, language, subject, body, version, changed_at, changed_by)
            values (:club, :kind, :language, :subject::text, :body::text, 1, :now, :by::uuid)
            on conflict (club_id, kind, language) do update set subject = :subject::text, body = :body::text,
              version = w.version + 1, changed_at = :now, changed_by = :by::uuid
            where w.version = :version
            """;

    private final JdbcClient sql;
    private final Transactions transactions;

    MailWordings(JdbcClient sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /** @param words empty once they were put back to ours */
    public record Saved(
            String kind, String language, Optional<OwnWords> words, int version, Instant at, Optional<AccountId> by) {}

    public List<Saved> all(ClubId club) {
        return sql.sql(ALL)
                .param("club", club.value())
                .query((row, n) -> saved(row))
                .list();
    }

    public Optional<Saved> find(ClubId club, MailKind kind, Locale language) {
        return of(ONE, club, kind, language).query((row, n) -> saved(row)).optional();
    }

    /**
     * @param version as it was looked at, zero when nothing was ever saved
     * @param words empty for ours
     * @return no when somebody else changed it meanwhile
     */
    public boolean save(
            ClubId club,
            MailKind kind,
            Locale language,
            int version,
            Optional<OwnWords> words,
            Optional<AccountId> by) {
        return of(SAVE, club, kind, language)
                        .param("subject", words.map(OwnWords::subject).orElse(null))
                        .param("body", words.map(OwnWords::body).orElse(null))
                        .param("version", version)
                        .param("now", utc(transactions.now()))
                        .param("by", by.map(AccountId::value).orElse(null))
                        .update()
                == 1;
    }

    private static Saved saved(ResultSet row) throws SQLException {
        var subject = row.getString("subject");
        return new Saved(
                row.getString("kind"),
                row.getString("language"),
                subject == null ? Optional.empty() : Optional.of(new OwnWords(subject, row.getString("body"))),
                row.getInt("version"),
                Times.read(row, "changed_at"),
                Optional.ofNullable(row.getObject("changed_by", UUID.class)).map(AccountId::new));
    }

    private JdbcClient.StatementSpec of(String statement, ClubId club, MailKind kind, Locale language) {
        return sql.sql(statement)
                .param("club", club.value())
                .param("kind", kind.name())
                .param("language", language.getLanguage());
    }
}
