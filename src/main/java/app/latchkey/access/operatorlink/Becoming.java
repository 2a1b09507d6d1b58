package app.latchkey.access.operatorlink;

import app.latchkey.accounts.AccountAddresses;
import app.latchkey.accounts.Accounts;
import app.latchkey.accounts.Client;
import app.latchkey.accounts.Hashing;
import app.latchkey.accounts.Operators;
import app.latchkey.accounts.PasswordRules;
import app.latchkey.accounts.Passwords;
import app.latchkey.accounts.Sessions;
import app.latchkey.accounts.SignedIn;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.text.EmailAddress;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Spends the link, and gives the installation to whoever held it. */
@Component
class Becoming {
    private static final int LONGEST_NAME = 120;

    private final OperatorLinkRows links;
    private final Operators operators;
    private final Accounts accounts;
    private final AccountAddresses addresses;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final Hashing hashing;
    private final Sessions sessions;
    private final Transactions transactions;

    Becoming(
            OperatorLinkRows links,
            Operators operators,
            Accounts accounts,
            AccountAddresses addresses,
            Passwords passwords,
            PasswordRules rules,
            Hashing hashing,
            Sessions sessions,
            Transactions transactions) {
        this.links = links;
        this.operators = operators;
        this.accounts = accounts;
        this.addresses = addresses;
        this.passwords = passwords;
        this.rules = rules;
        this.hashing = hashing;
        this.sessions = sessions;
        this.transactions = transactions;
    }

    record Wanted(String name, String email, String password, Locale locale) {}

    boolean living(UUID link) {
        return transactions.global(() -> links.living(link));
    }

    BecomingOutcome become(UUID link, AccountId account) {
        return transactions.global(() -> {
            if (!links.use(link, account)) return new BecomingOutcome.Over();
            operators.add(account);
            return new BecomingOutcome.Same();
        });
    }

    BecomingOutcome become(UUID link, Wanted wanted, Client client) {
        var name = wanted.name.strip();
        var email = EmailAddress.valid(wanted.email.strip());
        if (name.isEmpty() || name.length() > LONGEST_NAME)
            return new BecomingOutcome.Again("access.operator.name.missing");
        if (email.isEmpty()) return new BecomingOutcome.Again("access.operator.email.wrong");
        var problem =
                rules.problem(wanted.password, true, List.of(name, email.get().asGiven()));
        if (problem.isPresent()) return new BecomingOutcome.Again(problem.get());
        if (!living(link)) return new BecomingOutcome.Over();
        var hash = hashing.hash(wanted.password);
        return transactions.global(() -> create(link, name, email.get(), hash, wanted.locale, client));
    }

    private BecomingOutcome create(
            UUID link, String name, EmailAddress.Valid email, String hash, Locale locale, Client client) {
        if (addresses.signingIn(email.key()).isPresent())
            return new BecomingOutcome.Again("access.operator.email.taken");
        var account = AccountId.next();
        accounts.create(account, name, locale);
        if (!links.use(link, account)) throw new Faster();
        addresses.prove(account, email.key(), email.asGiven(), true);
        passwords.set(account, hash);
        operators.add(account);
        var started = sessions.start(account, client, List.of(SignedIn.PASSWORD));
        return new BecomingOutcome.Operator(started.token());
    }

    /** Takes the new account back with it. */
    static final class Faster extends RuntimeException {}
}
