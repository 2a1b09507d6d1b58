package app.latchkey.messages;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lanes that wait for a person: after a restore nobody knows which of their mails have left already. */
@Component
public class LaneHolds {
    private static final String HELD = "select lane from lane_hold";
    private static final String LET_GO = "delete from lane_hold where lane = :lane";

    private final JdbcClient sql;
    private final LettingGo lettingGo;

    LaneHolds(JdbcClient sql, LettingGo lettingGo) {
        this.sql = sql;
        this.lettingGo = lettingGo;
    }

    public Set<Lane> held() {
        var held = EnumSet.noneOf(Lane.class);
        sql.sql(HELD).query(String.class).list().forEach(lane -> held.add(Lane.valueOf(lane)));
        return held;
    }

    public boolean letGo(Lane lane) {
        var going = sql.sql(LET_GO).param("lane", lane.name()).update() == 1;
        if (going) lettingGo.tell(lane, Optional.empty());
        return going;
    }
}
