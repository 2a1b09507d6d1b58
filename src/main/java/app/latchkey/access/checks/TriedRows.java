package app.latchkey.access.checks;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.access.ledger.TypedText;
import app.latchkey.platform.database.Times;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Refusals that are these members', newest first. */
@Component
class TriedRows {
    private static final String READ = """
            select m.member_id, m.attempt_id, m.nearness, m.at, m.reason, m.caps, m.same_again, m.former, m.stranger,
              a.ref, a.kind, a.checked, a.held_by, a.held_until, t.sealed_identifier
            from attempt_match m
            join attempt a on a.club_id = :club and a.id = m.attempt_id
            left join attempt_text t on t.club_id = :club and t.attempt_id = m.attempt_id
            where m.club_id = :club and m.member_id = any(:ids::uuid[]) and m.at > :from and m.reason <> 'ENTERED'
            order by m.at desc, m.attempt_id desc
            """;

    private final JdbcClient sql;
    private final TypedText typed;

    TriedRows(JdbcClient sql, TypedText typed) {
        this.sql = sql;
        this.typed = typed;
    }

    Map<MemberId, List<Facts.Tried>> read(ClubId club, Collection<MemberId> ids, Instant from) {
        var all = new HashMap<MemberId, List<Facts.Tried>>();
        sql.sql(READ)
                .param("club", club.value())
                .param("ids", ids.stream().map(MemberId::value).toArray(UUID[]::new))
                .param("from", utc(from))
                .query(row -> {
                    all.computeIfAbsent(new MemberId(row.getObject("member_id", UUID.class)), any -> new ArrayList<>())
                            .add(tried(row));
                });
        return all;
    }

    private static Optional<Facts.Held> held(ResultSet row) throws SQLException {
        var by = row.getString("held_by");
        return by == null ? Optional.empty() : Optional.of(new Facts.Held(by, Times.read(row, "held_until")));
    }

    private Facts.Tried tried(ResultSet row) throws SQLException {
        var id = row.getObject("attempt_id", UUID.class);
        return new Facts.Tried(
                id,
                Times.read(row, "at"),
                row.getString("ref"),
                row.getString("kind"),
                row.getString("reason"),
                row.getBoolean("checked"),
                row.getString("nearness"),
                row.getBoolean("caps"),
                row.getBoolean("same_again"),
                row.getBoolean("former"),
                row.getBoolean("stranger"),
                Optional.ofNullable(row.getBytes("sealed_identifier")).flatMap(kept -> typed.open(id, kept)),
                held(row));
    }
}
