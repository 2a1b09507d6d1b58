package app.latchkey.access.ledger;

import app.latchkey.accounts.AccountAddress;
import app.latchkey.accounts.AccountAddresses;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.text.EmailAddress;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether a typed address is an account's that neither acts here nor stands at this desk. For this club it is then nobody's: a
 * desk that could tell it from an address that nobody has would learn who is somewhere else.
 */
@Component
public class Elsewhere {
    private static final String ACTS_HERE = """
            select exists (select from access
                where club_id = :club and account_id = any(:accounts::uuid[]) and ended_at is null)
              or exists (select from staff
                where club_id = :club and account_id = any(:accounts::uuid[]) and ended_at is null)
            """;

    private final JdbcClient sql;
    private final AccountAddresses addresses;

    public Elsewhere(JdbcClient sql, AccountAddresses addresses) {
        this.sql = sql;
        this.addresses = addresses;
    }

    /** Inside a transaction of the club. */
    public boolean only(ClubId club, String typed) {
        var accounts = EmailAddress.valid(typed)
                .map(address -> addresses.provenAt(address.key()))
                .orElse(List.of());
        return !accounts.isEmpty()
                && !actsHere(
                        club, accounts.stream().map(AccountAddress::account).toList());
    }

    private boolean actsHere(ClubId club, List<AccountId> accounts) {
        return sql.sql(ACTS_HERE)
                .param("club", club.value())
                .param("accounts", accounts.stream().map(AccountId::value).toArray(java.util.UUID[]::new))
                .query(Boolean.class)
                .single();
    }
}
