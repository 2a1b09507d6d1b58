package app.latchkey.messages;

import app.latchkey.platform.database.Times;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many mails wait in each lane over all clubs, and whether our relay takes them. Nobody's data is read. */
@Component
public class LanesNow {
    private static final String WAITING = """
            select 'ACCESS' as lane, count(*) as n from ready_access union all
            select 'SERVICE', count(*) from ready_service union all
            select 'REMINDER', count(*) from ready_reminder union all
            select 'MAILING', count(*) from ready_mailing
            """;
    private static final String DOWN = "select lane, down_since, words from relay_state where down_since is not null";

    private final JdbcClient sql;

    LanesNow(JdbcClient sql) {
        this.sql = sql;
    }

    public record LaneNow(Lane lane, long waiting, Optional<Down> down) {}

    public record Down(Instant since, String words) {}

    public List<LaneNow> read() {
        Map<Lane, Long> waiting = new EnumMap<>(Lane.class);
        sql.sql(WAITING).query(row -> {
            waiting.put(Lane.valueOf(row.getString("lane")), row.getLong("n"));
        });
        Map<Lane, Down> down = new EnumMap<>(Lane.class);
        sql.sql(DOWN).query(row -> {
            var words = row.getString("words");
            down.put(
                    Lane.valueOf(row.getString("lane")),
                    new Down(Times.read(row, "down_since"), words == null ? "" : words));
        });
        return Stream.of(Lane.values())
                .map(lane -> new LaneNow(lane, waiting.getOrDefault(lane, 0L), Optional.ofNullable(down.get(lane))))
                .toList();
    }
}
