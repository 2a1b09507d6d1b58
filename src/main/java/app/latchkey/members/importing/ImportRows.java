package app.latchkey.members.importing;

import app.latchkey.members.MemberImport;
import app.latchkey.members.MemberImport.Problem;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** The report, row by row. A row says what became of it in the transaction in which it became so. */
@Component
class ImportRows {
    private static final String FORGET = "delete from import_row where club_id = :club and import_id = :id";
    private static final String ADD = """
            insert into import_row (club_id, import_id, line, outcome, reach, detail)
            select :club, :id, r.line, r.outcome, r.reach, r.detail
            from jsonb_to_recordset(:rows::jsonb) as r(line bigint, outcome text, reach text, detail jsonb)
            """;
    private static final String WAITING = """
            select line from import_row
            where club_id = :club and import_id = :id and outcome = 'NEW' and line = any(:lines::bigint[])
            """;
    /** The lines stand there twice, so that the key finds them in one stretch: else the whole report is walked each time. */
    private static final String BECAME = """
            update import_row r set outcome = d.outcome, member_id = d.member
            from unnest(:lines::bigint[], :outcomes::text[], :members::uuid[]) as d(line, outcome, member)
            where r.club_id = :club and r.import_id = :id and r.line = d.line and r.line between :first and :last
            """;

    private static final String READ = """
            select line, outcome, reach, member_id, detail from import_row
            where club_id = :club and import_id = :id and line > :after
              and (:only::text is null or reach = :only or outcome = :only or detail ->> 'status' = :only
                or :only = 'DUPLICATE' and detail ->> 'duplicate' is not null)
            order by line limit :most
            """;
    private static final String MEMBERS = """
            select member_id from import_row
            where club_id = :club and import_id = :id and outcome = 'ADDED' order by line
            """;

    private final JdbcClient sql;
    private final Transactions tx;
    private final ObjectMapper json;

    ImportRows(JdbcClient sql, Transactions tx, ObjectMapper json) {
        this.sql = sql;
        this.tx = tx;
        this.json = json;
    }

    /** What is kept of a row beside its outcome. */
    record Detail(
            String name,
            String email,
            String status,
            @Nullable String suggestion,
            boolean oneClick,
            List<String> with,
            @Nullable String duplicate,
            List<Problem> problems) {}

    record Judged(long line, String outcome, @Nullable String reach, Detail detail) {}

    /** @param member empty when the row did not become a file */
    record Became(long line, String outcome, Optional<MemberId> member) {}

    void forget(ClubId club, UUID id) {
        sql.sql(FORGET).param("club", club.value()).param("id", id).update();
    }

    void add(ClubId club, UUID id, List<Judged> rows) {
        sql.sql(ADD)
                .param("club", club.value())
                .param("id", id)
                .param("rows", json.writeValueAsString(rows))
                .update();
    }

    /** Those of the lines that are still to be added. */
    List<Long> waiting(ClubId club, UUID id, Collection<Long> lines) {
        return sql.sql(WAITING)
                .param("club", club.value())
                .param("id", id)
                .param("lines", lines.toArray(Long[]::new))
                .query((row, n) -> row.getLong("line"))
                .list();
    }

    /** @param rows in the order of their lines, at least one */
    void became(ClubId club, UUID id, List<Became> rows) {
        sql.sql(BECAME)
                .param("club", club.value())
                .param("id", id)
                .param("lines", rows.stream().map(Became::line).toArray(Long[]::new))
                .param("first", rows.getFirst().line())
                .param("last", rows.getLast().line())
                .param("outcomes", rows.stream().map(Became::outcome).toArray(String[]::new))
                .param(
                        "members",
                        rows.stream()
                                .map(r -> r.member().map(MemberId::value).orElse(null))
                                .toArray(UUID[]::new))
                .update();
    }

    /** @param only a reach, an outcome, a status or DUPLICATE; empty for all */
    List<MemberImport.Row> read(ClubId club, UUID id, long after, int most, Optional<String> only) {
        return tx.readInClub(
                club,
                () -> sql.sql(READ)
                        .param("club", club.value())
                        .param("id", id)
                        .param("after", after)
                        .param("only", only.orElse(null))
                        .param("most", most)
                        .query((row, n) -> row(row))
                        .list());
    }

    List<MemberId> members(ClubId club, UUID id) {
        return tx.readInClub(
                club,
                () -> sql.sql(MEMBERS)
                        .param("club", club.value())
                        .param("id", id)
                        .query((row, n) -> new MemberId(row.getObject("member_id", UUID.class)))
                        .list());
    }

    private MemberImport.Row row(ResultSet row) throws SQLException {
        var detail = json.readValue(row.getString("detail"), Detail.class);
        return new MemberImport.Row(
                row.getLong("line"),
                row.getString("outcome"),
                Optional.ofNullable(row.getString("reach")),
                Optional.ofNullable(row.getObject("member_id", UUID.class)).map(MemberId::new),
                detail.name(),
                detail.email(),
                detail.status(),
                Optional.ofNullable(detail.suggestion()),
                detail.oneClick(),
                detail.with(),
                Optional.ofNullable(detail.duplicate()),
                detail.problems());
    }

    /** Counts while rows go by, by the names the totals are known under. */
    static final class Totals {
        private final Map<String, Long> counts = new HashMap<>();

        void count(String name) {
            counts.merge(name, 1L, Long::sum);
        }

        long get(String name) {
            return counts.getOrDefault(name, 0L);
        }

        Map<String, Long> asMap() {
            return Map.copyOf(counts);
        }
    }
}
