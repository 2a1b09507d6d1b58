package app.latchkey.members.importing;

import app.latchkey.platform.database.Question;
import app.latchkey.platform.ids.ClubId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Imports that wait for a worker, over all clubs: ids only. A lease ends by the database's clock. */
@Component
class ReadyImports {
    static final Duration LEASE = Duration.ofSeconds(60);
    private static final String ADD = """
            insert into ready_import (import_id, club_id, due) values (:id, :club, clock_timestamp())
            on conflict (import_id) do nothing
            """;
    private static final String WAITING = """
            select exists (select from ready_import
              where due <= clock_timestamp() and (lease_until is null or lease_until < clock_timestamp()))
            """;
    private static final String TAKE = """
            update ready_import set attempt = attempt + 1, lease_until = clock_timestamp() + :lease * interval '1 second'
            where import_id = (select import_id from ready_import
                where due <= clock_timestamp() and (lease_until is null or lease_until < clock_timestamp())
                  and (:id::uuid is null or import_id = :id::uuid)
                order by due limit 1 for update skip locked)
            returning import_id, club_id, attempt
            """;
    private static final String KEEP = """
            update ready_import set lease_until = clock_timestamp() + :lease * interval '1 second'
            where import_id = :id and attempt = :attempt
            """;
    private static final String LATER = """
            update ready_import set lease_until = null, due = clock_timestamp() + :wait * interval '1 second'
            where import_id = :id and attempt = :attempt
            """;
    private static final String GIVE_BACK = """
            update ready_import set lease_until = null, attempt = attempt - 1 where import_id = :id and attempt = :attempt
            """;
    private static final String DONE = "delete from ready_import where import_id = :id and attempt = :attempt";

    private final JdbcClient sql;

    ReadyImports(JdbcClient sql) {
        this.sql = sql;
    }

    record Taken(UUID id, ClubId club, int attempt) {}

    void add(ClubId club, UUID id) {
        sql.sql(ADD).param("club", club.value()).param("id", id).update();
    }

    Question<Boolean> waiting() {
        return Question.whether(WAITING, Map.of());
    }

    /** @param wanted this one only, or whichever is due first */
    Optional<Taken> take(Optional<UUID> wanted) {
        return sql.sql(TAKE)
                .param("lease", LEASE.toSeconds())
                .param("id", wanted.orElse(null))
                .query((row, n) -> new Taken(
                        row.getObject("import_id", UUID.class),
                        new ClubId(row.getObject("club_id", UUID.class)),
                        row.getInt("attempt")))
                .optional();
    }

    /** False when another worker has taken it meanwhile: then nothing of this transaction may be kept. */
    boolean keep(Taken mine) {
        return sql.sql(KEEP)
                        .param("lease", LEASE.toSeconds())
                        .param("id", mine.id())
                        .param("attempt", mine.attempt())
                        .update()
                == 1;
    }

    void later(Taken mine, Duration wait) {
        sql.sql(LATER)
                .param("wait", wait.toSeconds())
                .param("id", mine.id())
                .param("attempt", mine.attempt())
                .update();
    }

    void giveBack(Taken mine) {
        sql.sql(GIVE_BACK)
                .param("id", mine.id())
                .param("attempt", mine.attempt())
                .update();
    }

    boolean done(Taken mine) {
        return sql.sql(DONE)
                        .param("id", mine.id())
                        .param("attempt", mine.attempt())
                        .update()
                == 1;
    }
}
