package app.latchkey.accounts;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The accounts themselves, and in which clubs each has something to do. */
@Component
public class Accounts {
    private static final String CREATE = """
            insert into account (id, holder_name, locale, created_at) values (:id, :name, :locale, :now)
            """;
    private static final String FIND =
            "select id, holder_name, locale, closed_at from account where id = any(:ids::uuid[])";
    private static final String SPEAK = "update account set locale = :locale where id = :id";
    private static final String JOIN_CLUB =
            "insert into account_club (account_id, club_id) values (:account, :club) on conflict do nothing";
    private static final String LEAVE_CLUB = "delete from account_club where account_id = :account and club_id = :club";
    private static final String CLUBS = "select club_id from account_club where account_id = :account order by club_id";
    private static final String CLOSE = """
            update account set closed_at = :now where id = :id and closed_at is null
            """;

    private static final String REOPEN = "update account set closed_at = null where id = :id";

    private final JdbcClient sql;
    private final Transactions transactions;

    public Accounts(JdbcClient sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    public AccountId create(String holderName, Locale locale) {
        var id = AccountId.next();
        create(id, holderName, locale);
        return id;
    }

    /** With an id that was promised before: a grant is spent on it first. */
    public void create(AccountId id, String holderName, Locale locale) {
        sql.sql(CREATE)
                .param("id", id.value())
                .param("name", holderName)
                .param("locale", locale.getLanguage())
                .param("now", utc(transactions.now()))
                .update();
    }

    public Optional<Account> find(AccountId id) {
        return Optional.ofNullable(find(List.of(id)).get(id));
    }

    public Map<AccountId, Account> find(Collection<AccountId> ids) {
        return sql
                .sql(FIND)
                .param("ids", ids.stream().map(AccountId::value).toArray(UUID[]::new))
                .query((row, n) -> new Account(
                        new AccountId(row.getObject("id", UUID.class)),
                        row.getString("holder_name"),
                        Locale.forLanguageTag(row.getString("locale")),
                        Times.find(row, "closed_at")))
                .list()
                .stream()
                .collect(Collectors.toMap(Account::id, account -> account));
    }

    public void speak(AccountId id, Locale locale) {
        sql.sql(SPEAK)
                .param("id", id.value())
                .param("locale", locale.getLanguage())
                .update();
    }

    /** Written in the transaction that gives access or a role: "my clubs" is answered from here. */
    public void joinClub(AccountId account, ClubId club) {
        sql.sql(JOIN_CLUB)
                .param("account", account.value())
                .param("club", club.value())
                .update();
    }

    public void leaveClub(AccountId account, ClubId club) {
        sql.sql(LEAVE_CLUB)
                .param("account", account.value())
                .param("club", club.value())
                .update();
    }

    public List<ClubId> clubs(AccountId account) {
        return sql.sql(CLUBS)
                .param("account", account.value())
                .query((row, n) -> new ClubId(row.getObject("club_id", UUID.class)))
                .list();
    }

    public void close(AccountId id) {
        sql.sql(CLOSE)
                .param("id", id.value())
                .param("now", utc(transactions.now()))
                .update();
    }

    public void reopen(AccountId id) {
        sql.sql(REOPEN).param("id", id.value()).update();
    }
}
