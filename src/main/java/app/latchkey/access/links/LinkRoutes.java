package app.latchkey.access.links;

import app.latchkey.platform.ids.ClubId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which kind a link is of and in which club its row lies: ids only, since the short address names no club. */
@Component
public class LinkRoutes {
    private static final String ADD = "insert into link_route (id, kind, club_id) values (:id, :kind, :club::uuid)";
    private static final String FIND = "select kind, club_id from link_route where id = :id";

    private final JdbcClient sql;

    public LinkRoutes(JdbcClient sql) {
        this.sql = sql;
    }

    public enum Kind {
        GRANT,
        RESET,
        CONFIRMATION,
        LOST_FACTOR,
        OPERATOR
    }

    public record Route(Kind kind, Optional<ClubId> club) {}

    public void add(UUID link, Kind kind, ClubId club) {
        sql.sql(ADD)
                .param("id", link)
                .param("kind", kind.name())
                .param("club", club.value())
                .update();
    }

    /** Of the installation, not of a club. */
    public void add(UUID link, Kind kind) {
        sql.sql(ADD)
                .param("id", link)
                .param("kind", kind.name())
                .param("club", null)
                .update();
    }

    public Optional<Route> find(UUID link) {
        return sql.sql(FIND)
                .param("id", link)
                .query((row, n) -> new Route(
                        Kind.valueOf(row.getString("kind")),
                        Optional.ofNullable(row.getObject("club_id", UUID.class))
                                .map(ClubId::new)))
                .optional();
    }
}
