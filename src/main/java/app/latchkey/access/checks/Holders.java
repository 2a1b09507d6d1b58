package app.latchkey.access.checks;

import app.latchkey.access.grants.Access;
import app.latchkey.access.grants.Accesses;
import app.latchkey.accounts.AccountAddress;
import app.latchkey.accounts.AccountAddresses;
import app.latchkey.accounts.Accounts;
import app.latchkey.accounts.Passkeys;
import app.latchkey.accounts.Passwords;
import app.latchkey.clubs.Staff;
import app.latchkey.clubs.StaffMember;
import app.latchkey.members.MemberFile;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The accounts that act here: what the checks may know of them, and nothing of accounts that never did. */
@Component
class Holders {
    private final Accounts accounts;
    private final AccountAddresses addresses;
    private final Passwords passwords;
    private final Passkeys passkeys;
    private final Accesses accesses;
    private final Staff staff;

    Holders(
            Accounts accounts,
            AccountAddresses addresses,
            Passwords passwords,
            Passkeys passkeys,
            Accesses accesses,
            Staff staff) {
        this.accounts = accounts;
        this.addresses = addresses;
        this.passwords = passwords;
        this.passkeys = passkeys;
        this.accesses = accesses;
        this.staff = staff;
    }

    record Person(
            String name,
            boolean open,
            Optional<Passwords.Password> password,
            boolean passkey,
            List<AccountAddress> addresses,
            Optional<MemberId> file) {
        boolean getsIn() {
            return open
                    && (passkey
                            || password.filter(known -> known.offAt().isEmpty()).isPresent());
        }
    }

    /** Somebody who acts here and signs in with this address. */
    record SigningIn(AccountId account, String name, boolean own) {}

    Map<AccountId, Person> of(ClubId club, Collection<Access> given) {
        var ids = given.stream().map(Access::account).collect(Collectors.toSet());
        var known = accounts.find(ids);
        var secrets = passwords.find(ids);
        var keyed = passkeys.having(ids);
        var mailboxes = addresses.of(ids).stream().collect(Collectors.groupingBy(AccountAddress::account));
        var files = accesses.ofAccounts(club, ids).stream()
                .filter(Access::self)
                .collect(Collectors.toMap(Access::account, Access::member, (first, second) -> first));
        var all = new HashMap<AccountId, Person>();
        known.forEach((id, account) -> all.put(
                id,
                new Person(
                        account.holderName(),
                        account.open(),
                        Optional.ofNullable(secrets.get(id)),
                        keyed.contains(id),
                        mailboxes.getOrDefault(id, List.of()),
                        Optional.ofNullable(files.get(id)))));
        return all;
    }

    /** By address on file: the account it signs in, if that one has an access or a role here. */
    Map<String, SigningIn> signingIn(ClubId club, Collection<MemberFile> files) {
        var keys = files.stream()
                .flatMap(file -> file.address().stream())
                .map(MemberFile.MainAddress::key)
                .distinct()
                .toList();
        var byKey = addresses.signingIn(keys);
        if (byKey.isEmpty()) return Map.of();
        var here = new HashSet<AccountId>();
        var own = new HashSet<AccountId>();
        accesses.ofAccounts(club, byKey.values()).forEach(access -> {
            here.add(access.account());
            if (access.self()) own.add(access.account());
        });
        staff.all(club).stream().map(StaffMember::account).forEach(here::add);
        var names = accounts.find(byKey.values());
        var all = new HashMap<String, SigningIn>();
        byKey.forEach((key, id) -> {
            var account = names.get(id);
            if (here.contains(id) && account != null)
                all.put(key, new SigningIn(id, account.holderName(), own.contains(id)));
        });
        return all;
    }

    static Facts.Self own(Access access, @Nullable Person person) {
        var known = Optional.ofNullable(person);
        var password = known.flatMap(Person::password);
        return new Facts.Self(
                access,
                known.filter(Person::open).isPresent(),
                password.map(Passwords.Password::setAt),
                password.flatMap(Passwords.Password::offAt),
                known.filter(Person::passkey).isPresent(),
                known.map(Person::addresses).orElse(List.of()));
    }
}
