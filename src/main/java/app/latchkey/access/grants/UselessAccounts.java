package app.latchkey.access.grants;

import app.latchkey.accounts.AccountAddress;
import app.latchkey.accounts.AccountAddresses;
import app.latchkey.accounts.Accounts;
import app.latchkey.clubs.Staff;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import org.springframework.stereotype.Component;

/** An account that keeps no access anywhere and no proven address could never be used again. */
@Component
public class UselessAccounts {
    private final Accounts accounts;
    private final AccountAddresses addresses;
    private final Accesses accesses;
    private final Staff staff;

    UselessAccounts(Accounts accounts, AccountAddresses addresses, Accesses accesses, Staff staff) {
        this.accounts = accounts;
        this.addresses = addresses;
        this.accesses = accesses;
        this.staff = staff;
    }

    /** After an access of it has ended in this club. Inside a transaction of the club. */
    public void close(ClubId club, AccountId account) {
        var proven = addresses.of(account).stream().anyMatch(AccountAddress::proven);
        var elsewhere = !accounts.clubs(account).stream().allMatch(club::equals);
        var here = !accesses.of(club, account).isEmpty()
                || staff.find(club, account).isPresent();
        if (!proven && !elsewhere && !here) accounts.close(account);
    }
}
