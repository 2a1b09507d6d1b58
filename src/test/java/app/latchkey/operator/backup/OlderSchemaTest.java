package app.latchkey.operator.backup;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.platform.database.Login;
import app.latchkey.platform.database.OpenDatabase;
import app.latchkey.platform.database.Schema;
import app.latchkey.platform.keys.KeyRing;
import app.latchkey.platform.postgres.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Data of an older version, brought up to date where it lies and out of a backup. */
class OlderSchemaTest {
    /** The last before unsubscriptions came into one table. */
    private static final String OLD = "151";

    private static final List<String> MOVED = List.of(
            "all@old.example * LIST",
            "both@old.example * LIST",
            "both@old.example Courses LIST",
            "clicked@old.example * ONE_CLICK",
            "former@old.example * LIST",
            "page@old.example Courses PAGE",
            "topic@old.example Courses LIST");

    @TempDir
    private Path folder;

    private interface Deed {
        void with(OpenDatabase database) throws Exception;
    }

    private void in(String name, Deed deed) throws Exception {
        try (var postgres = EmbeddedPostgres.open(folder.resolve(name), Path.of("target/postgres-binaries"), false)) {
            deed.with(new OpenDatabase(
                    new Login(postgres.url(), postgres.appUser(), postgres.appPassword()),
                    new Login(postgres.url(), postgres.ownerUser(), postgres.ownerPassword())));
        }
    }

    private static JdbcClient sql(OpenDatabase database) {
        var owner = database.owner().orElseThrow();
        return JdbcClient.create(new DriverManagerDataSource(owner.url(), owner.user(), owner.password()));
    }

    private static void filled(OpenDatabase database) {
        Schema.makeReady(database, OLD);
        var sql = sql(database);
        var club = UUID.randomUUID();
        var topic = UUID.randomUUID();
        sql.sql("insert into club (id, name, country, time_zone, locale, languages, currency, created_at)"
                        + " values (:club, 'Riverside', 'FR', 'Europe/Paris', 'fr', '{fr}', 'EUR', now())")
                .param("club", club)
                .update();
        sql.sql("insert into mailing_topic (club_id, id, name) values (:club, :topic, 'Courses')")
                .param("club", club)
                .param("topic", topic)
                .update();
        // What the lists of providers had said: names of topics, a star for all, a name that is none of the club's.
        sql.sql("""
                        insert into address_state (club_id, key, unsubscribed, unsubscribed_at) values
                          (:club, 'all@old.example', '{*}', '2026-01-02 03:04:05Z'), (:club, 'topic@old.example', '{Courses}', null),
                          (:club, 'both@old.example', '{Courses,*}', now()), (:club, 'former@old.example', '{Long ago}', now()),
                          (:club, 'clicked@old.example', '{*}', now()), (:club, 'page@old.example', '{}', null),
                          (:club, 'none@old.example', '{}', null)
                        """).param("club", club).update();
        // What readers had said themselves.
        sql.sql("""
                        insert into unsubscription (club_id, key, topic_id, at, one_click) values
                          (:club, 'clicked@old.example', '00000000-0000-0000-0000-000000000000', now(), true),
                          (:club, 'page@old.example', :topic, now(), false)
                        """).param("club", club).param("topic", topic).update();
    }

    private static List<String> unsubscribed(OpenDatabase database) {
        return sql(database)
                .sql("select u.key || ' ' || coalesce(t.name, '*') || ' ' || u.how from unsubscription u"
                        + " left join mailing_topic t on t.club_id = u.club_id and t.id = u.topic_id"
                        + " where u.ended_at is null")
                .query(String.class)
                .list()
                .stream()
                .sorted()
                .toList();
    }

    @Test
    void what_an_address_no_longer_wants_moves_into_one_table_and_nothing_of_it_is_lost() throws Exception {
        in("here", database -> {
            filled(database);
            Schema.makeReady(database);
            assertThat(unsubscribed(database)).containsExactlyElementsOf(MOVED);
            assertThat(sql(database)
                            .sql("select count(*) from unsubscription where at = '2026-01-02 03:04:05Z'")
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
        });
    }

    @Test
    void row_60_a_backup_of_an_older_schema_is_put_into_tables_of_its_time_and_brought_up_to_date() throws Exception {
        var file = folder.resolve("old.zip");
        in("old", database -> {
            filled(database);
            Backup.write(database.owner().orElseThrow(), file);
        });
        in("new", database -> {
            assertThat(Restore.into(database, KeyRing.open(folder.resolve("ring")), file)
                            .clubs())
                    .isEqualTo(1);
            assertThat(unsubscribed(database)).containsExactlyElementsOf(MOVED);
        });
    }
}
