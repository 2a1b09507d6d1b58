package app.latchkey.members.importing;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.audit.Actor;
import app.latchkey.members.MemberImport.Status;
import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** Imports and their files. The file lies in the database, so that any node can take an import up. */
@Component
class Imports {
    private static final int LONGEST_NAME = 200;
    private static final int PART = 1024 * 1024;
    private static final TypeReference<Map<String, Long>> TOTALS = new TypeReference<>() {};
    private static final String CREATE = """
            insert into import (club_id, id, file_name, state, dry_run, mapping, created_at)
            values (:club, :id, :name, 'UPLOADED', true, :plan::jsonb, :now)
            """;
    private static final String ADD_PART =
            "insert into import_file (club_id, import_id, part, content) values (:club, :id, :part, :content)";
    private static final String PARTS =
            "select content from import_file where club_id = :club and import_id = :id and part = :part";
    private static final String READ = "select * from import where club_id = :club and id = :id";
    private static final String LATEST =
            "select * from import where club_id = :club order by created_at desc, id desc limit :most";
    private static final String QUEUE = """
            update import set state = 'QUEUED', dry_run = :dry, mapping = :plan::jsonb, rows_done = 0, problem = null,
                finished_at = null, by_account = :by::uuid, by_as = :as, by_key = :key::uuid
            where club_id = :club and id = :id and state in ('UPLOADED', 'DONE', 'FAILED')
              and (state <> 'DONE' or dry_run)
            """;
    private static final String PROGRESS = """
            update import set state = 'RUNNING', rows_done = :done, rows_total = greatest(rows_total, :total)
            where club_id = :club and id = :id
            """;
    private static final String JUDGED = "update import set totals = :totals::jsonb where club_id = :club and id = :id";
    private static final String FINISH = """
            update import set state = :state, totals = :totals::jsonb, problem = :problem::text, finished_at = :now
            where club_id = :club and id = :id
            """;

    private final JdbcClient sql;
    private final Transactions tx;
    private final ObjectMapper json;

    Imports(JdbcClient sql, Transactions tx, ObjectMapper json) {
        this.sql = sql;
        this.tx = tx;
        this.json = json;
    }

    /** @param by who asked for the run */
    record Import(Status status, Plan plan, Actor by) {}

    void create(ClubId club, UUID id, String name, Plan plan, Path file) {
        sql.sql(CREATE)
                .param("club", club.value())
                .param("id", id)
                .param("name", nameOf(name))
                .param("plan", json.writeValueAsString(plan))
                .param("now", utc(tx.now()))
                .update();
        try (var in = Files.newInputStream(file)) {
            int part = 0;
            for (var content = in.readNBytes(PART); content.length > 0; content = in.readNBytes(PART))
                sql.sql(ADD_PART)
                        .param("club", club.value())
                        .param("id", id)
                        .param("part", part++)
                        .param("content", content)
                        .update();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Writes the file out to be read; the caller deletes it. */
    Path spool(ClubId club, UUID id) {
        try {
            var file = Files.createTempFile("latchkey-import-", ".csv");
            try (var out = Files.newOutputStream(file)) {
                for (int part = 0; ; part++) {
                    var content = part(club, id, part);
                    if (content.isEmpty()) return file;
                    out.write(content.get());
                }
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private Optional<byte[]> part(ClubId club, UUID id, int part) {
        return tx.readInClub(
                club,
                () -> sql.sql(PARTS)
                        .param("club", club.value())
                        .param("id", id)
                        .param("part", part)
                        .query(byte[].class)
                        .optional());
    }

    Optional<Import> find(ClubId club, UUID id) {
        return tx.readInClub(
                club,
                () -> sql.sql(READ)
                        .param("club", club.value())
                        .param("id", id)
                        .query((row, n) -> read(row))
                        .optional());
    }

    List<Status> latest(ClubId club, int most) {
        return tx.readInClub(
                club,
                () -> sql.sql(LATEST)
                        .param("club", club.value())
                        .param("most", most)
                        .query((row, n) -> read(row).status())
                        .list());
    }

    /** False when it is running, or has gone in already. */
    boolean queue(ClubId club, UUID id, Plan plan, boolean dryRun, Actor by) {
        return sql.sql(QUEUE)
                        .param("club", club.value())
                        .param("id", id)
                        .param("dry", dryRun)
                        .param("plan", json.writeValueAsString(plan))
                        .param("by", by.account().map(AccountId::value).orElse(null))
                        .param("as", by.as().name())
                        .param("key", by.key().orElse(null))
                        .update()
                == 1;
    }

    void progress(ClubId club, UUID id, long done, long total) {
        sql.sql(PROGRESS)
                .param("club", club.value())
                .param("id", id)
                .param("done", done)
                .param("total", total)
                .update();
    }

    void judged(ClubId club, UUID id, Map<String, Long> totals) {
        sql.sql(JUDGED)
                .param("club", club.value())
                .param("id", id)
                .param("totals", json.writeValueAsString(totals))
                .update();
    }

    void finish(ClubId club, UUID id, String state, Map<String, Long> totals, Optional<String> problem) {
        sql.sql(FINISH)
                .param("club", club.value())
                .param("id", id)
                .param("state", state)
                .param("totals", json.writeValueAsString(totals))
                .param("problem", problem.orElse(null))
                .param("now", utc(tx.now()))
                .update();
    }

    private Import read(ResultSet row) throws SQLException {
        var status = new Status(
                row.getObject("id", UUID.class),
                row.getString("file_name"),
                row.getString("state"),
                row.getBoolean("dry_run"),
                row.getLong("rows_done"),
                row.getLong("rows_total"),
                json.readValue(row.getString("totals"), TOTALS),
                Optional.ofNullable(row.getString("problem")),
                Times.read(row, "created_at"),
                Times.find(row, "finished_at"));
        return new Import(status, json.readValue(row.getString("mapping"), Plan.class), by(row));
    }

    private static Actor by(ResultSet row) throws SQLException {
        var account =
                Optional.ofNullable(row.getObject("by_account", UUID.class)).map(AccountId::new);
        var as = row.getString("by_as");
        // Queued by a server that did not write it down yet.
        if (as == null) return account.map(Actor::staff).orElse(Actor.SYSTEM);
        return new Actor(account, Actor.As.valueOf(as), Optional.ofNullable(row.getObject("by_key", UUID.class)));
    }

    /** As it is shown and the report is called after it: no path, nothing that ends a line. */
    private static String nameOf(String sent) {
        var name = sent.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ")
                .replaceAll("^.*[/\\\\]", "")
                .strip();
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }
}
