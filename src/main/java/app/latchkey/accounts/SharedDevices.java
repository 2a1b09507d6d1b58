package app.latchkey.accounts;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Browsers that several people stand at, known by their device cookie. One belongs to one club. */
@Component
public class SharedDevices {
    private static final String ADD = """
            insert into shared_device (cookie_hash, id, club_id, kind, name, since, by_account)
            values (:cookie, :id, :club, :kind, :name, :now, :by)
            on conflict (cookie_hash) do update
            set id = :id, club_id = :club, kind = :kind, name = :name, since = :now, by_account = :by
            """;
    private static final String FIND =
            "select id, club_id, kind, name, since from shared_device where cookie_hash = :cookie";
    private static final String OF =
            "select id, club_id, kind, name, since from shared_device where club_id = :club order by since, id";
    private static final String REMOVE = "delete from shared_device where id = :id and club_id = :club";

    private final JdbcClient sql;
    private final Transactions transactions;

    SharedDevices(JdbcClient sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    public enum Kind {
        /** Staff change quickly. */
        RECEPTION,
        /** Members come and go, and it forgets each of them. */
        KIOSK
    }

    public record Shared(UUID id, ClubId club, Kind kind, String name, Instant since) {}

    public void add(byte[] cookieHash, ClubId club, Kind kind, String name, AccountId by) {
        sql.sql(ADD)
                .param("cookie", cookieHash)
                .param("id", Ids.next())
                .param("club", club.value())
                .param("kind", kind.name())
                .param("name", name)
                .param("now", utc(transactions.now()))
                .param("by", by.value())
                .update();
    }

    public Optional<Shared> find(Client client) {
        return client.deviceHash()
                .flatMap(hash -> sql.sql(FIND)
                        .param("cookie", hash)
                        .query((row, n) -> shared(row))
                        .optional());
    }

    public List<Shared> of(ClubId club) {
        return sql.sql(OF)
                .param("club", club.value())
                .query((row, n) -> shared(row))
                .list();
    }

    public boolean remove(ClubId club, UUID id) {
        return sql.sql(REMOVE).param("club", club.value()).param("id", id).update() == 1;
    }

    private static Shared shared(ResultSet row) throws SQLException {
        return new Shared(
                row.getObject("id", UUID.class),
                new ClubId(row.getObject("club_id", UUID.class)),
                Kind.valueOf(row.getString("kind")),
                row.getString("name"),
                Times.read(row, "since"));
    }
}
