package app.latchkey.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.testing.RunningHouse;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.PGProperty;

/** What the pool tells the driver; that the driver does it is on the wire, in {@code DatabaseWireTest}. */
class SilenceTest {
    @Test
    void a_server_that_says_nothing_in_the_middle_of_a_statement_is_given_up_after_ten_minutes() {
        var told = RunningHouse.bean(HikariDataSource.class).getDataSourceProperties();
        assertThat(told.getProperty(PGProperty.SOCKET_TIMEOUT.getName())).isEqualTo("600");
        assertThat(told.getProperty(PGProperty.TCP_KEEP_ALIVE.getName())).isEqualTo("true");
    }
}
