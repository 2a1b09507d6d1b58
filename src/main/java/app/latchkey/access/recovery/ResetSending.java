package app.latchkey.access.recovery;

import app.latchkey.access.grants.Access;
import app.latchkey.access.grants.Accesses;
import app.latchkey.access.links.MailedCodes;
import app.latchkey.access.projection.Stale;
import app.latchkey.accounts.Account;
import app.latchkey.accounts.AccountAddress;
import app.latchkey.accounts.AccountAddresses;
import app.latchkey.accounts.Accounts;
import app.latchkey.audit.Actor;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.clubs.Club;
import app.latchkey.messages.Draft;
import app.latchkey.messages.Lane;
import app.latchkey.messages.Outbox;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Sends an account's own reset to addresses that this account has proven. Inside a transaction of the club. */
@Component
public class ResetSending {
    private final Resets resets;
    private final Accounts accounts;
    private final AccountAddresses addresses;
    private final Accesses accesses;
    private final Outbox outbox;
    private final Audit audit;
    private final Stale stale;
    private final MailedCodes codes;
    private final Transactions transactions;

    ResetSending(
            Resets resets,
            Accounts accounts,
            AccountAddresses addresses,
            Accesses accesses,
            Outbox outbox,
            Audit audit,
            Stale stale,
            MailedCodes codes,
            Transactions transactions) {
        this.resets = resets;
        this.accounts = accounts;
        this.addresses = addresses;
        this.accesses = accesses;
        this.outbox = outbox;
        this.audit = audit;
        this.stale = stale;
        this.codes = codes;
        this.transactions = transactions;
    }

    /**
     * To its first proven address.
     *
     * @param lane that of access, or that of reminders when many are sent one at once
     * @return that address; empty when the account has none
     */
    public Optional<AccountAddress> send(Club club, AccountId account, Actor actor, Lane lane) {
        return send(club, account, actor, lane, Optional.empty());
    }

    /** @param browser that asked, where the code of the mail may be typed */
    Optional<AccountAddress> send(Club club, AccountId account, Actor actor, Lane lane, Optional<byte[]> browser) {
        return addresses.of(account).stream()
                .filter(AccountAddress::proven)
                .findFirst()
                .map(address -> {
                    sendTo(club, address, actor, lane, browser);
                    return address;
                });
    }

    /** The same, for whoever follows the mail. @return its id; empty when the account has no proven address */
    public Optional<UUID> mail(Club club, AccountId account, Actor actor, Lane lane) {
        return addresses.of(account).stream()
                .filter(AccountAddress::proven)
                .findFirst()
                .flatMap(address -> sendTo(club, address, actor, lane, Optional.empty()));
    }

    Optional<UUID> sendTo(Club club, AccountAddress address, Actor actor, Lane lane, Optional<byte[]> browser) {
        var account = address.account();
        var reset = resets.ask(club.id(), account, address.key());
        var params = new HashMap<>(Map.of("reset", reset.toString()));
        browser.ifPresent(asked -> {
            codes.make(reset, MailedCodes.For.RESET, Optional.of(account), address.key(), asked, Resets.LIFE);
            params.put(ResetMail.TYPED, "1");
        });
        var locale = accounts.find(account).map(Account::locale).orElse(club.locale());
        var mine = accesses.of(club.id(), account);
        var message = outbox.queue(new Draft(
                club.id(),
                lane,
                "access.reset",
                reset.toString(),
                mine.stream().filter(Access::self).map(Access::member).findFirst(),
                Optional.of(account),
                address.key(),
                address.asGiven(),
                "access.reset",
                params,
                locale,
                actor.account(),
                transactions.now().plus(Resets.LONGEST)));
        message.ifPresent(id -> resets.carriedBy(reset, id));
        audit.write(club.id(), actor, "access.audit.reset.sent", Subject.account(account), Map.of());
        stale.now(club.id(), mine.stream().map(Access::member).toList());
        return message;
    }

    List<AccountAddress> provenAt(String key) {
        return addresses.provenAt(key);
    }
}
