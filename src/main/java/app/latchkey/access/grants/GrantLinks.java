package app.latchkey.access.grants;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.access.links.LinkRoutes;
import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.ids.MemberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of table {@code grant_link}: each a link that was mailed or a code that was handed over. */
@Component
public class GrantLinks {
    private static final String COLUMNS = """
            select id, grant_id, message_id, address_as_sent, address_key, created_at, expires_at, fetched_at, opened_at,
              superseded_at, superseded_why, code_mac is not null as is_code
            from grant_link where club_id = :club
            """;
    private static final String FIND = COLUMNS + " and id = :id";
    private static final String BY_CODE = COLUMNS + " and code_mac = any(:macs::bytea[])";
    private static final String OF_GRANT = COLUMNS + " and grant_id = :grant order by created_at desc";
    private static final String MAIL = """
            insert into grant_link (club_id, id, grant_id, address_as_sent, address_key, created_at, expires_at)
            values (:club, :id, :grant, :given, :key, :now, :expires)
            """;
    private static final String MESSAGE =
            "update grant_link set message_id = :message where club_id = :club and id = :id";
    private static final String CODE = """
            insert into grant_link (club_id, id, grant_id, created_at, expires_at, code_mac, sealed_code)
            values (:club, :id, :grant, :now, :expires, :mac, :sealed::bytea)
            """;
    private static final String MAILED_CODE = """
            insert into grant_link (club_id, id, grant_id, address_as_sent, address_key, created_at, expires_at, code_mac,
              sealed_code)
            values (:club, :id, :grant, :given, :key, :now, :expires, :mac, :sealed)
            """;
    private static final String SENT =
            "update grant_link set sent_at = coalesce(sent_at, :at) where club_id = :club and id = :id";
    private static final String FETCHED =
            "update grant_link set fetched_at = :now where club_id = :club and id = :id and fetched_at is null";
    private static final String OPENED =
            "update grant_link set opened_at = :now where club_id = :club and id = :id and opened_at is null";
    private static final String SUPERSEDE = """
            update grant_link l set superseded_at = :now, superseded_why = :why
            from access_grant g
            where l.club_id = :club and g.club_id = :club and g.id = l.grant_id and g.member_id = :member
              and g.used_at is null and l.superseded_at is null and l.expires_at > :now
            returning l.message_id
            """;
    private static final String SEALED =
            "select sealed_code from grant_link where club_id = :club and id = :id and sealed_code is not null";
    private static final String FORGET = """
            update grant_link set sealed_code = null where club_id = :club and grant_id = :grant and sealed_code is not null
            """;

    private final JdbcClient sql;
    private final Transactions transactions;
    private final LinkRoutes routes;

    public GrantLinks(JdbcClient sql, Transactions transactions, LinkRoutes routes) {
        this.sql = sql;
        this.transactions = transactions;
        this.routes = routes;
    }

    public UUID mailed(ClubId club, UUID grant, String addressAsGiven, String addressKey, Instant expires) {
        var id = Ids.next();
        sql.sql(MAIL)
                .param("club", club.value())
                .param("id", id)
                .param("grant", grant)
                .param("given", addressAsGiven)
                .param("key", addressKey)
                .param("now", utc(transactions.now()))
                .param("expires", utc(expires))
                .update();
        routes.add(id, LinkRoutes.Kind.GRANT, club);
        return id;
    }

    public void carriedBy(ClubId club, UUID link, UUID message) {
        sql.sql(MESSAGE)
                .param("club", club.value())
                .param("id", link)
                .param("message", message)
                .update();
    }

    /** @param sealed for a slip that may be shown again; null for a code that is shown once */
    public void handedOver(
            ClubId club,
            UUID id,
            UUID grant,
            byte[] mac,
            @org.jspecify.annotations.Nullable byte[] sealed,
            Instant expires) {
        sql.sql(CODE)
                .param("club", club.value())
                .param("id", id)
                .param("grant", grant)
                .param("now", utc(transactions.now()))
                .param("expires", utc(expires))
                .param("mac", mac)
                .param("sealed", sealed)
                .update();
        routes.add(id, LinkRoutes.Kind.GRANT, club);
    }

    /** A code instead of a link in a mail: it lives and dies with the address as a link does. */
    public void mailedCode(
            ClubId club,
            UUID id,
            UUID grant,
            String addressAsGiven,
            String addressKey,
            Secret secret,
            Instant expires) {
        sql.sql(MAILED_CODE)
                .param("club", club.value())
                .param("id", id)
                .param("grant", grant)
                .param("given", addressAsGiven)
                .param("key", addressKey)
                .param("now", utc(transactions.now()))
                .param("expires", utc(expires))
                .param("mac", secret.mac)
                .param("sealed", secret.sealed)
                .update();
        routes.add(id, LinkRoutes.Kind.GRANT, club);
    }

    /** A code as it is kept: to be compared, and to be shown again while it lives. */
    public record Secret(byte[] mac, byte[] sealed) {}

    public Optional<GrantLink> find(ClubId club, UUID id) {
        return sql.sql(FIND)
                .param("club", club.value())
                .param("id", id)
                .query((row, n) -> link(row))
                .optional();
    }

    public Optional<GrantLink> byCode(ClubId club, List<byte[]> macs) {
        return sql.sql(BY_CODE)
                .param("club", club.value())
                .param("macs", macs.toArray(byte[][]::new))
                .query((row, n) -> link(row))
                .optional();
    }

    public List<GrantLink> of(ClubId club, UUID grant) {
        return sql.sql(OF_GRANT)
                .param("club", club.value())
                .param("grant", grant)
                .query((row, n) -> link(row))
                .list();
    }

    public Optional<byte[]> sealedCode(ClubId club, UUID id) {
        return sql.sql(SEALED)
                .param("club", club.value())
                .param("id", id)
                .query((row, n) -> row.getBytes("sealed_code"))
                .optional();
    }

    public void forgetCodes(ClubId club, UUID grant) {
        sql.sql(FORGET).param("club", club.value()).param("grant", grant).update();
    }

    public void sent(ClubId club, UUID id, Instant at) {
        sql.sql(SENT)
                .param("club", club.value())
                .param("id", id)
                .param("at", utc(at))
                .update();
    }

    public void fetched(ClubId club, UUID id) {
        note(FETCHED, club, id);
    }

    public void opened(ClubId club, UUID id) {
        note(OPENED, club, id);
    }

    /** @return the mails that carried them */
    public List<UUID> supersede(ClubId club, MemberId member, String why) {
        return sql
                .sql(SUPERSEDE)
                .param("club", club.value())
                .param("member", member.value())
                .param("why", why)
                .param("now", utc(transactions.now()))
                .query((row, n) -> Optional.ofNullable(row.getObject("message_id", UUID.class)))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private void note(String statement, ClubId club, UUID id) {
        sql.sql(statement)
                .param("club", club.value())
                .param("id", id)
                .param("now", utc(transactions.now()))
                .update();
    }

    /** From a row that has every column of the table. */
    public static GrantLink link(ResultSet row) throws SQLException {
        return new GrantLink(
                row.getObject("id", UUID.class),
                row.getObject("grant_id", UUID.class),
                Optional.ofNullable(row.getObject("message_id", UUID.class)),
                Optional.ofNullable(row.getString("address_as_sent")),
                Optional.ofNullable(row.getString("address_key")),
                Times.read(row, "created_at"),
                Times.read(row, "expires_at"),
                Times.find(row, "fetched_at"),
                Times.find(row, "opened_at"),
                Times.find(row, "superseded_at"),
                Optional.ofNullable(row.getString("superseded_why")),
                row.getBoolean("is_code"));
    }
}
