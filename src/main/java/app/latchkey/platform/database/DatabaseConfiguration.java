package app.latchkey.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From an open database to what flows use: tables up to date, a pool as the application role, transactions. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    private static final int POOL_SIZE = 24;
    private static final Duration WAIT_FOR_CONNECTION = Duration.ofSeconds(5);
    /** Of a server that answers nothing in the middle of a statement; no statement of ours takes so long, at a million members. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(10);

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(OpenDatabase database) {
        Schema.makeReady(database);
        var pool = new HikariDataSource();
        pool.setPoolName("app");
        pool.setJdbcUrl(database.app().url());
        pool.setUsername(database.app().user());
        pool.setPassword(database.app().password());
        // What the server says of a row that it refuses holds the row.
        pool.addDataSourceProperty("logServerErrorDetail", "false");
        // What the address of the database says itself comes before these.
        pool.addDataSourceProperty("socketTimeout", "" + LONGEST_SILENCE.toSeconds());
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        pool.setMaximumPoolSize(POOL_SIZE);
        pool.setMinimumIdle(2);
        pool.setConnectionTimeout(WAIT_FOR_CONNECTION.toMillis());
        return pool;
    }

    @Bean
    Transactions transactions(DataSource dataSource) {
        return new Transactions(dataSource, Duration.ZERO);
    }

    @Bean
    JdbcClient jdbcClient(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }
}
