package app.latchkey.integration.keys;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.accounts.Secrets;
import app.latchkey.audit.Actor;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Programs;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.StaffEnded;
import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of table {@code api_key}. */
@Component
public class ApiKeys implements Programs {
    private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(1);
    private static final String ADD = """
            insert into api_key (club_id, id, name, hash, scopes, created_at, by_account)
            values (:club, :id, :name, :hash, :scopes, :now, :by::uuid)
            """;
    private static final String FIND =
            "select id, scopes from api_key where club_id = :club and hash = :hash and revoked_at is null and held_at is null";
    private static final String USED = """
            update api_key set used_at = :now where club_id = :club and id = :id and (used_at is null or used_at < :before)
            """;
    private static final String REVOKE =
            "update api_key set revoked_at = :now where club_id = :club and id = :id and revoked_at is null";

    private static final String MADE_BY =
            "select id from api_key where club_id = :club and by_account = :account and revoked_at is null order by id";
    private static final String LET_GO =
            "update api_key set held_at = null where club_id = :club and id = :id and held_at is not null";
    private static final String NAMES = "select id, name from api_key where club_id = :club and id = any(:ids::uuid[])";
    private static final String ALL = """
            select id, name, scopes, created_at, used_at, revoked_at, held_at from api_key where club_id = :club
            order by revoked_at is not null, created_at desc, id
            """;

    private final JdbcClient sql;
    private final Transactions transactions;
    private final Audit audit;

    public ApiKeys(JdbcClient sql, Transactions transactions, Audit audit) {
        this.sql = sql;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** A key as the door knows it. */
    public record Known(ClubId club, UUID id, Set<Scope> scopes) {}

    /** A key just made: its secret is in nobody's hands but the caller's. */
    public record Made(UUID id, KeyText secret) {}

    public Made create(ClubId club, Actor actor, String name, Set<Scope> scopes) {
        return transactions.inClub(club, () -> {
            var id = Ids.next();
            var secret = KeyText.next(club);
            sql.sql(ADD)
                    .param("club", club.value())
                    .param("id", id)
                    .param("name", name)
                    .param("hash", Secrets.hash(secret.secret()))
                    .param("scopes", scopes.stream().map(Scope::word).sorted().toArray(String[]::new))
                    .param("now", utc(transactions.now()))
                    .param("by", actor.account().map(AccountId::value).orElse(null))
                    .update();
            audit.write(club, actor, "integration.audit.key.made", new Subject("API_KEY", id), Map.of());
            return new Made(id, secret);
        });
    }

    /** What may be told of a key: everything but its secret, which nobody has. */
    public record Listed(
            UUID id,
            String name,
            List<String> scopes,
            Instant createdAt,
            Optional<Instant> usedAt,
            Optional<Instant> revokedAt,
            Optional<Instant> heldAt) {}

    @Override
    public Map<UUID, String> names(ClubId club, Collection<UUID> keys) {
        var names = new HashMap<UUID, String>();
        if (keys.isEmpty()) return names;
        sql.sql(NAMES)
                .param("club", club.value())
                .param("ids", keys.toArray(UUID[]::new))
                .query(row -> {
                    names.put(row.getObject("id", UUID.class), row.getString("name"));
                });
        return names;
    }

    /** The living first, newest first. */
    public List<Listed> all(ClubId club) {
        return transactions.readInClub(
                club,
                () -> sql.sql(ALL)
                        .param("club", club.value())
                        .query((row, n) -> new Listed(
                                row.getObject("id", UUID.class),
                                row.getString("name"),
                                List.of((String[]) row.getArray("scopes").getArray()),
                                Times.read(row, "created_at"),
                                Times.find(row, "used_at"),
                                Times.find(row, "revoked_at"),
                                Times.find(row, "held_at")))
                        .list());
    }

    /** A key that came back with a restore works again. */
    public boolean letGo(ClubId club, Actor actor, UUID id) {
        return transactions.inClub(club, () -> {
            var done =
                    sql.sql(LET_GO).param("club", club.value()).param("id", id).update() == 1;
            if (done) audit.write(club, actor, "integration.audit.key.letgo", new Subject("API_KEY", id), Map.of());
            return done;
        });
    }

    /** Nothing for a key that nobody knows, or that was revoked. */
    public Optional<Known> find(KeyText typed) {
        return transactions.inClub(typed.club(), () -> {
            var known = sql.sql(FIND)
                    .param("club", typed.club().value())
                    .param("hash", Secrets.hash(typed.secret()))
                    .query((row, n) -> known(typed.club(), row))
                    .optional();
            known.ifPresent(this::used);
            return known;
        });
    }

    public boolean revoke(ClubId club, Actor actor, UUID id) {
        return transactions.inClub(club, () -> {
            var revoked = sql.sql(REVOKE)
                            .param("club", club.value())
                            .param("id", id)
                            .param("now", utc(transactions.now()))
                            .update()
                    == 1;
            if (revoked)
                audit.write(club, actor, "integration.audit.key.revoked", new Subject("API_KEY", id), Map.of());
            return revoked;
        });
    }

    /** A key speaks for the club; whoever made it has seen it, and no longer works there. */
    @EventListener
    void on(StaffEnded ended) {
        sql.sql(MADE_BY)
                .param("club", ended.club().value())
                .param("account", ended.account().value())
                .query(UUID.class)
                .list()
                .forEach(key -> revoke(ended.club(), ended.by(), key));
    }

    private void used(Known key) {
        sql.sql(USED)
                .param("club", key.club().value())
                .param("id", key.id())
                .param("now", utc(transactions.now()))
                .param("before", utc(transactions.now().minus(USE_IS_NOTED_EVERY)))
                .update();
    }

    private static Known known(ClubId club, ResultSet row) throws SQLException {
        var scopes = EnumSet.noneOf(Scope.class);
        var words = List.of((String[]) row.getArray("scopes").getArray());
        Arrays.stream(Scope.values())
                .filter(scope -> words.contains(scope.word()))
                .forEach(scopes::add);
        return new Known(club, row.getObject("id", UUID.class), scopes);
    }
}
