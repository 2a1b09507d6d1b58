package app.latchkey.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.latchkey.platform.settings.StartRefused;
import app.latchkey.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SchemaTest {
    @Test
    void a_server_with_application_credentials_meets_tables_that_are_up_to_date() {
        Schema.makeReady(new OpenDatabase(TestDatabase.database().app(), null));
        assertThat(TestDatabase.jdbc().sql("show timezone").query(String.class).single())
                .isEqualTo("Asia/Kathmandu");
    }

    @Test
    void a_server_that_is_too_old_or_knows_no_letters_is_refused_before_anything_is_changed() {
        var fit = ServerFitness.of(TestDatabase.database().app());
        assertThat(fit.encoding()).isEqualTo("UTF8");
        fit.demand();
        assertThatThrownBy(() -> new ServerFitness(140_011, "UTF8", true).demand())
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("PostgreSQL 14: Latchkey needs 15");
        assertThatThrownBy(() -> new ServerFitness(150_000, "LATIN1", true).demand())
                .hasMessageContaining("LATIN1");
        assertThatThrownBy(() -> new ServerFitness(180_000, "UTF8", false).demand())
                .hasMessageContaining("C.UTF-8");
    }

    /** A database as a server makes it that was told no language. */
    @Test
    void letters_beyond_ascii_are_asked_of_the_database_itself() {
        var owner = JdbcClient.create(TestDatabase.owner());
        assertThat(owner.sql("select lower('\u00c9\u0389') = '\u00e9\u03ae'")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(owner.sql("select lower('\u00c9\u0389' collate \"C\") = '\u00e9\u03ae'")
                        .query(Boolean.class)
                        .single())
                .as("what it would answer with LC_CTYPE C")
                .isFalse();
    }

    @Test
    void tables_of_a_newer_version_are_refused() {
        var owner = JdbcClient.create(TestDatabase.owner());
        owner.sql("""
                        insert into flyway_schema_history
                            (installed_rank, version, description, type, script, installed_by, execution_time, success)
                        values (9999, '9999', 'future', 'SQL', 'V9999__future.sql', 'x', 1, true)
                        """).update();
        try {
            assertThatThrownBy(() -> Schema.makeReady(TestDatabase.database()))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("newer Latchkey");
        } finally {
            owner.sql("delete from flyway_schema_history where version = '9999'")
                    .update();
        }
    }

    @Test
    void an_address_of_a_database_is_read_with_its_escapes() {
        assertThat(Login.parse("X", "postgresql://a%40b:p%2Fw+1@db.example:5433/latchkey?sslmode=require"))
                .isEqualTo(new Login("jdbc:postgresql://db.example:5433/latchkey?sslmode=require", "a@b", "p/w+1"));
        assertThatThrownBy(() -> Login.parse("LATCHKEY_DATABASE_URL", "mysql://x"))
                .hasMessageStartingWith("LATCHKEY_DATABASE_URL looks like");
    }
}
