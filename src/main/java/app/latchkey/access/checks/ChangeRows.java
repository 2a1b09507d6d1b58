package app.latchkey.access.checks;

import app.latchkey.accounts.AccountAddress;
import app.latchkey.accounts.AccountAddresses;
import app.latchkey.accounts.Confirmations;
import app.latchkey.messages.MessageFacts;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The newest address that each account wants and has not confirmed, as long as somebody may still try it. */
@Component
class ChangeRows {
    static final Duration MEMORY = Duration.ofDays(7);

    private final Confirmations confirmations;
    private final AccountAddresses addresses;
    private final MessageFacts messages;
    private final Transactions transactions;

    ChangeRows(
            Confirmations confirmations, AccountAddresses addresses, MessageFacts messages, Transactions transactions) {
        this.confirmations = confirmations;
        this.addresses = addresses;
        this.messages = messages;
        this.transactions = transactions;
    }

    Map<AccountId, Facts.Changing> read(ClubId club, Collection<AccountId> accounts) {
        var pending = confirmations.pending(accounts, transactions.now().minus(MEMORY));
        if (pending.isEmpty()) return Map.of();
        var proven = addresses
                .of(pending.stream().map(Confirmations.Confirmation::account).toList())
                .stream()
                .filter(AccountAddress::proven)
                .map(one -> one.account() + one.key())
                .collect(Collectors.toSet());
        var mails = messages.read(
                club, pending.stream().flatMap(one -> one.message().stream()).toList());
        var all = new HashMap<AccountId, Facts.Changing>();
        for (var one : pending) {
            if (proven.contains(one.account() + one.key())) continue;
            var mail = one.message().flatMap(id -> Optional.ofNullable(mails.get(id)));
            all.putIfAbsent(
                    one.account(),
                    new Facts.Changing(one.key(), one.asGiven(), one.typo(), one.createdAt(), one.expiresAt(), mail));
        }
        return all;
    }
}
