package app.latchkey.access.grants;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.ids.MemberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of table {@code access_grant}. */
@Component
public class Grants {
    private static final String COLUMNS = """
            select id, member_id, role_id, channel, address_key, fact_needed, relink, by_owner, by_actor, created_at, used_at, used_by,
              closed_at, closed_why
            from access_grant where club_id = :club
            """;
    private static final String FIND = COLUMNS + " and id = :id";
    private static final String OPEN_ONE = COLUMNS + """
             and member_id = :member and channel = :channel and used_at is null and closed_at is null
            order by created_at desc limit 1
            """;
    private static final String MAKE = """
            insert into access_grant (club_id, id, member_id, role_id, channel, address_key, fact_needed, relink, by_owner, bulk,
              checked, by_actor, created_at)
            values (:club, :id, :member::uuid, :role::uuid, :channel, :key::text, :fact, :relink, :byOwner, :bulk, :checked::text,
              :by::uuid, :now)
            """;
    private static final String OPENED = """
            update access_grant set opened_at = :now where club_id = :club and id = :id and opened_at is null
            """;
    // The one place where a grant is spent. Zero rows is an outcome: somebody was faster, or it is over.
    private static final String USE = """
            update access_grant g set used_at = :now, used_by = :account, used_as = :as
            from grant_link l
            where g.club_id = :club and g.id = :id and g.used_at is null and g.closed_at is null
              and l.club_id = :club and l.id = :link and l.grant_id = g.id
              and l.expires_at > :now and l.superseded_at is null
              and (l.address_key is null or g.role_id is not null or exists (
                select from member_address a where a.club_id = :club and a.member_id = g.member_id and a.main
                  and a.removed_at is null and a.key = l.address_key))
            """;
    private static final String CLOSE = """
            update access_grant set closed_at = :now, closed_why = :why
            where club_id = :club and member_id = :member and used_at is null and closed_at is null
              and id is distinct from :but::uuid
            """;
    private static final String CLOSE_CHANNEL = """
            update access_grant set closed_at = :now, closed_why = :why
            where club_id = :club and member_id = :member and channel = :channel and used_at is null and closed_at is null
            """;
    // What is in somebody's hand or moves something: a mailed invitation of a member is in the member's mailbox alone.
    private static final String HANDED_OUT = """
            select distinct member_id from access_grant
            where club_id = :club and by_actor = :account and member_id is not null and used_at is null and closed_at is null
              and (relink or channel in ('DESK_QR', 'CODE'))
            """;
    private static final String CLOSE_HANDED_OUT = """
            update access_grant set closed_at = :now, closed_why = :why
            where club_id = :club and by_actor = :account and used_at is null and closed_at is null
              and (role_id is not null or relink or channel in ('DESK_QR', 'CODE'))
            """;

    private final JdbcClient sql;
    private final Transactions transactions;

    public Grants(JdbcClient sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /**
     * @param byOwner an owner gave it, who had just shown who they are: also for an account that works here
     * @param checked what was checked about the person before, for the record; empty when nothing had to be
     */
    public record Making(
            Optional<MemberId> member,
            Optional<UUID> role,
            Grant.Channel channel,
            Optional<String> addressKey,
            boolean factNeeded,
            boolean relink,
            boolean byOwner,
            boolean bulk,
            Optional<String> checked,
            Optional<AccountId> by) {}

    public UUID make(ClubId club, Making grant) {
        var id = Ids.next();
        sql.sql(MAKE)
                .param("club", club.value())
                .param("id", id)
                .param("member", grant.member.map(MemberId::value).orElse(null))
                .param("role", grant.role.orElse(null))
                .param("channel", grant.channel.name())
                .param("key", grant.addressKey.orElse(null))
                .param("fact", grant.factNeeded)
                .param("relink", grant.relink)
                .param("byOwner", grant.byOwner)
                .param("bulk", grant.bulk)
                .param("checked", grant.checked.orElse(null))
                .param("by", grant.by.map(AccountId::value).orElse(null))
                .param("now", utc(transactions.now()))
                .update();
        return id;
    }

    public Optional<Grant> find(ClubId club, UUID id) {
        return sql.sql(FIND)
                .param("club", club.value())
                .param("id", id)
                .query((row, n) -> grant(row))
                .optional();
    }

    public Optional<Grant> openOne(ClubId club, MemberId member, Grant.Channel channel) {
        return sql.sql(OPEN_ONE)
                .param("club", club.value())
                .param("member", member.value())
                .param("channel", channel.name())
                .query((row, n) -> grant(row))
                .optional();
    }

    public void opened(ClubId club, UUID id) {
        sql.sql(OPENED)
                .param("club", club.value())
                .param("id", id)
                .param("now", utc(transactions.now()))
                .update();
    }

    /** True for exactly one caller. */
    public boolean use(ClubId club, UUID grant, UUID link, AccountId account, String as) {
        return sql.sql(USE)
                        .param("club", club.value())
                        .param("id", grant)
                        .param("link", link)
                        .param("account", account.value())
                        .param("as", as)
                        .param("now", utc(transactions.now()))
                        .update()
                == 1;
    }

    public int closeAll(ClubId club, MemberId member, String why, Optional<UUID> but) {
        return sql.sql(CLOSE)
                .param("club", club.value())
                .param("member", member.value())
                .param("why", why)
                .param("but", but.orElse(null))
                .param("now", utc(transactions.now()))
                .update();
    }

    public int close(ClubId club, MemberId member, Grant.Channel channel, String why) {
        return sql.sql(CLOSE_CHANNEL)
                .param("club", club.value())
                .param("member", member.value())
                .param("channel", channel.name())
                .param("why", why)
                .param("now", utc(transactions.now()))
                .update();
    }

    /** Members to whom this person gave a code or a new way in that is not used yet. */
    public List<MemberId> handedOutBy(ClubId club, AccountId account) {
        return sql.sql(HANDED_OUT)
                .param("club", club.value())
                .param("account", account.value())
                .query((row, n) -> new MemberId(row.getObject("member_id", UUID.class)))
                .list();
    }

    /** Those, and the invitations to work here that this person sent. */
    public int closeHandedOutBy(ClubId club, AccountId account, String why) {
        return sql.sql(CLOSE_HANDED_OUT)
                .param("club", club.value())
                .param("account", account.value())
                .param("why", why)
                .param("now", utc(transactions.now()))
                .update();
    }

    private static Grant grant(ResultSet row) throws SQLException {
        return new Grant(
                row.getObject("id", UUID.class),
                Optional.ofNullable(row.getObject("member_id", UUID.class)).map(MemberId::new),
                Optional.ofNullable(row.getObject("role_id", UUID.class)),
                Grant.Channel.valueOf(row.getString("channel")),
                Optional.ofNullable(row.getString("address_key")),
                row.getBoolean("fact_needed"),
                row.getBoolean("relink"),
                row.getBoolean("by_owner"),
                Optional.ofNullable(row.getObject("by_actor", UUID.class)).map(AccountId::new),
                Times.read(row, "created_at"),
                Times.find(row, "used_at"),
                Optional.ofNullable(row.getObject("used_by", UUID.class)).map(AccountId::new),
                Times.find(row, "closed_at"),
                Optional.ofNullable(row.getString("closed_why")));
    }
}
