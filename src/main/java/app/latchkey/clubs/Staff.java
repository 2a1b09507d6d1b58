package app.latchkey.clubs;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.accounts.Account;
import app.latchkey.accounts.Accounts;
import app.latchkey.audit.Actor;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.Ids;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who works in a club, in which role, and what that role may do. */
@Component
public class Staff {
    private static final String MAKE_ROLE = "insert into role (club_id, id, code) values (:club, :id, :code)";
    private static final String ALLOW =
            "insert into role_permission (club_id, role_id, permission) select :club, :id, unnest(:permissions::text[])";
    private static final String ROLE_ID = "select id from role where club_id = :club and code = :code";
    private static final String ROLE_OF_ID = "select code from role where club_id = :club and id = :id";
    private static final String FIND = """
            select s.account_id, r.code, array(select p.permission from role_permission p
                where p.club_id = :club and p.role_id = s.role_id) as permissions
            from staff s join role r on r.club_id = s.club_id and r.id = s.role_id
            where s.club_id = :club and s.ended_at is null and (:account::uuid is null or s.account_id = :account::uuid)
            order by r.code desc, s.since
            """;
    private static final String GIVE = """
            insert into staff (club_id, account_id, role_id, since) values (:club, :account, :role, :now)
            on conflict (club_id, account_id) do update set role_id = :role, since = :now, ended_at = null
            where staff.ended_at is not null or staff.role_id <> (select id from role where club_id = :club and code = 'OWNER')
            """;
    private static final String CHANGE = """
            update staff set role_id = :role where club_id = :club and account_id = :account and ended_at is null
            """;
    // Owners are locked in one order, so that two owners removing each other cannot both succeed.
    private static final String LOCK_OWNERS = """
            select s.account_id from staff s join role r on r.club_id = s.club_id and r.id = s.role_id
            where s.club_id = :club and s.ended_at is null and r.code = 'OWNER' order by s.account_id for update of s
            """;
    private static final String END =
            "update staff set ended_at = :now where club_id = :club and account_id = :account and ended_at is null";

    private final JdbcClient sql;
    private final Transactions transactions;
    private final Accounts accounts;
    private final ApplicationEventPublisher events;

    public Staff(JdbcClient sql, Transactions transactions, Accounts accounts, ApplicationEventPublisher events) {
        this.sql = sql;
        this.transactions = transactions;
        this.accounts = accounts;
        this.events = events;
    }

    public enum Change {
        DONE,
        NOT_STAFF,
        LAST_OWNER
    }

    /** A new club's roles and their permissions. */
    public void begin(ClubId club) {
        for (var role : Role.values()) {
            var id = Ids.next();
            sql.sql(MAKE_ROLE)
                    .param("club", club.value())
                    .param("id", id)
                    .param("code", role.name())
                    .update();
            sql.sql(ALLOW)
                    .param("club", club.value())
                    .param("id", id)
                    .param(
                            "permissions",
                            role.atFirst().stream().map(Enum::name).toArray(String[]::new))
                    .update();
        }
    }

    public UUID roleId(ClubId club, Role role) {
        return sql.sql(ROLE_ID)
                .param("club", club.value())
                .param("code", role.name())
                .query(UUID.class)
                .single();
    }

    public Role role(ClubId club, UUID roleId) {
        return Role.valueOf(sql.sql(ROLE_OF_ID)
                .param("club", club.value())
                .param("id", roleId)
                .query(String.class)
                .single());
    }

    public Optional<StaffMember> find(ClubId club, AccountId account) {
        return query(club, Optional.of(account)).stream().findFirst();
    }

    /** In whatever club. Outside a transaction: each club is looked at in one of its own. */
    public boolean anywhere(AccountId account) {
        return transactions.global(() -> accounts.clubs(account)).stream()
                .anyMatch(club ->
                        transactions.inClub(club, () -> find(club, account).isPresent()));
    }

    public List<StaffMember> all(ClubId club) {
        return query(club, Optional.empty());
    }

    /** An invitation that comes late takes nothing away from somebody who is an owner by now. */
    public void give(ClubId club, AccountId account, Role role) {
        sql.sql(GIVE)
                .param("club", club.value())
                .param("account", account.value())
                .param("role", roleId(club, role))
                .param("now", utc(transactions.now()))
                .update();
        accounts.joinClub(account, club);
    }

    public Change change(ClubId club, AccountId account, Role role) {
        if (role != Role.OWNER && lastOwner(club, account)) return Change.LAST_OWNER;
        var changed = sql.sql(CHANGE)
                .param("club", club.value())
                .param("account", account.value())
                .param("role", roleId(club, role))
                .update();
        return changed == 1 ? Change.DONE : Change.NOT_STAFF;
    }

    private boolean lastOwner(ClubId club, AccountId account) {
        return sql.sql(LOCK_OWNERS)
                .param("club", club.value())
                .query((row, n) -> new AccountId(row.getObject("account_id", UUID.class)))
                .list()
                .equals(List.of(account));
    }

    /** What the role had at hand, sessions, codes and keys, ends with it: each room sees to its own. */
    public Change end(ClubId club, AccountId account, Actor by) {
        if (lastOwner(club, account)) return Change.LAST_OWNER;
        var ended = sql.sql(END)
                .param("club", club.value())
                .param("account", account.value())
                .param("now", utc(transactions.now()))
                .update();
        if (ended == 0) return Change.NOT_STAFF;
        events.publishEvent(new StaffEnded(club, account, by));
        return Change.DONE;
    }

    private List<StaffMember> query(ClubId club, Optional<AccountId> account) {
        record Row(AccountId account, Role role, Set<Permission> permissions) {}
        var rows = sql.sql(FIND)
                .param("club", club.value())
                .param("account", account.map(AccountId::value).orElse(null))
                .query((row, n) -> new Row(
                        new AccountId(row.getObject("account_id", UUID.class)),
                        Role.valueOf(row.getString("code")),
                        permissions((String[]) row.getArray("permissions").getArray())))
                .list();
        // Most who are asked about are no staff: nobody's name is looked up then.
        if (rows.isEmpty()) return List.of();
        var people = accounts.find(rows.stream().map(Row::account).toList());
        return rows.stream()
                .map(row -> new StaffMember(
                        row.account,
                        Optional.ofNullable(people.get(row.account))
                                .map(Account::holderName)
                                .orElse(""),
                        row.role,
                        row.permissions))
                .toList();
    }

    private static Set<Permission> permissions(String[] names) {
        var all = EnumSet.noneOf(Permission.class);
        for (var name : names) all.add(Permission.valueOf(name));
        return all;
    }
}
