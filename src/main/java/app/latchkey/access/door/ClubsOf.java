package app.latchkey.access.door;

import app.latchkey.accounts.AccountAddress;
import app.latchkey.accounts.AccountAddresses;
import app.latchkey.accounts.Accounts;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Clubs;
import app.latchkey.messages.Draft;
import app.latchkey.messages.Lane;
import app.latchkey.messages.Outbox;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.text.EmailAddress;
import app.latchkey.platform.throttle.Admission;
import app.latchkey.platform.throttle.Budget;
import app.latchkey.platform.throttle.Throttle;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The clubs of whoever has proven an address. One of them lends its frame to the mail; its desk sees no other name. */
@Component
public class ClubsOf {
    private static final int A_DAY = 3;

    private final AccountAddresses addresses;
    private final Accounts accounts;
    private final Clubs clubs;
    private final Outbox outbox;
    private final Throttle throttle;
    private final Transactions transactions;

    public ClubsOf(
            AccountAddresses addresses,
            Accounts accounts,
            Clubs clubs,
            Outbox outbox,
            Throttle throttle,
            Transactions transactions) {
        this.addresses = addresses;
        this.accounts = accounts;
        this.clubs = clubs;
        this.outbox = outbox;
        this.throttle = throttle;
        this.transactions = transactions;
    }

    /** By name. Reads global tables alone. */
    public List<Club> of(String key) {
        return clubs.find(addresses.provenAt(key).stream()
                .map(AccountAddress::account)
                .flatMap(account -> accounts.clubs(account).stream())
                .distinct()
                .toList());
    }

    /** Inside a transaction of the club that lends its frame. */
    public void tell(Club club, EmailAddress.Valid address, UUID request, Locale locale) {
        var proven = addresses.provenAt(address.key()).stream()
                .map(AccountAddress::account)
                .toList();
        if (proven.isEmpty()) return;
        var budget = Budget.window("find-clubs", address.key(), A_DAY, Duration.ofDays(1));
        if (!(throttle.admit(List.of(budget)) instanceof Admission.Admitted)) return;
        outbox.queue(new Draft(
                club.id(),
                Lane.ACCESS,
                ClubsMail.NAME,
                request.toString(),
                Optional.empty(),
                Optional.of(proven.getFirst()),
                address.key(),
                address.asGiven(),
                ClubsMail.NAME,
                Map.of("accounts", proven.stream().map(AccountId::toString).collect(Collectors.joining(" "))),
                locale,
                Optional.empty(),
                transactions.now().plus(Duration.ofDays(1))));
    }
}
