package app.latchkey.operator.backup;

import app.latchkey.operator.backup.JournalKeeper.Journal;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.settings.Settings;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The two journals that are copied. */
@Configuration
class JournalConfiguration {
    static final Journal ERASURES = new Journal(
            "erasure-journal",
            Duration.ofSeconds(5),
            ErasureJournal::mark,
            ErasureJournal::rows,
            ErasureJournal::write);
    static final Journal STOPS = new Journal(
            "unsubscription-journal", Duration.ofSeconds(15), StopJournal::mark, StopJournal::rows, StopJournal::write);

    @Bean
    JournalKeeper erasureJournalKeeper(Settings settings, Transactions transactions, JdbcClient sql) {
        return new JournalKeeper(ERASURES, settings, transactions, sql);
    }

    @Bean
    JournalKeeper stopJournalKeeper(Settings settings, Transactions transactions, JdbcClient sql) {
        return new JournalKeeper(STOPS, settings, transactions, sql);
    }
}
