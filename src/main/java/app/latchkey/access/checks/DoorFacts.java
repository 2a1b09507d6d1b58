package app.latchkey.access.checks;

import app.latchkey.access.grants.Access;
import app.latchkey.accounts.Accounts;
import app.latchkey.accounts.Passkeys;
import app.latchkey.accounts.Passwords;
import app.latchkey.clubs.Club;
import app.latchkey.members.MemberFiles;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The facts that can close the door to one account, in a handful of statements instead of three dozen: the same checks look
 * at them, so that the door and the panel agree.
 */
@Component
public class DoorFacts {
    private final Transactions transactions;
    private final MemberFiles files;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Passkeys passkeys;

    DoorFacts(Transactions transactions, MemberFiles files, Accounts accounts, Passwords passwords, Passkeys passkeys) {
        this.transactions = transactions;
        this.files = files;
        this.accounts = accounts;
        this.passwords = passwords;
        this.passkeys = passkeys;
    }

    /**
     * Inside a transaction of the club.
     *
     * @param club as this transaction sees it
     * @param given what the account has here; its order is kept
     */
    public Map<Access, Facts> read(Club club, AccountId account, List<Access> given) {
        if (given.isEmpty()) return Map.of();
        var known = files.read(
                club.id(), given.stream().map(Access::member).distinct().toList());
        var open = accounts.find(List.of(account)).values().stream().anyMatch(found -> found.open());
        var password = passwords.find(account);
        // Asked only where it matters: a passkey opens although the password is off.
        var passkey = password.flatMap(Passwords.Password::offAt).isPresent() && passkeys.any(account);
        var facts = new LinkedHashMap<Access, Facts>();
        for (var access : given) {
            var file = known.get(access.member());
            var self = own(access, open, password, passkey);
            if (file != null) facts.put(access, Facts.atDoor(transactions.now(), club, file, self));
        }
        return facts;
    }

    // A guardian is stopped by the club, by the child's file and by their own switch, not by the child's credentials.
    private static Optional<Facts.Self> own(
            Access access, boolean open, Optional<Passwords.Password> password, boolean passkey) {
        if (!access.self()) return Optional.empty();
        return Optional.of(new Facts.Self(
                access,
                open,
                password.map(Passwords.Password::setAt),
                password.flatMap(Passwords.Password::offAt),
                passkey,
                List.of()));
    }
}
