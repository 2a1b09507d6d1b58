package app.latchkey.access.escalation;

import app.latchkey.access.Escalation;
import app.latchkey.accounts.Account;
import app.latchkey.accounts.AccountAddress;
import app.latchkey.accounts.AccountAddresses;
import app.latchkey.accounts.Accounts;
import app.latchkey.accounts.Operators;
import app.latchkey.clubs.Club;
import app.latchkey.messages.Draft;
import app.latchkey.messages.Lane;
import app.latchkey.messages.Outbox;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.Ids;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells operators of a case, and who asked of an answer. Inside a transaction of the club. */
@Component
public class EscalationMails {
    private static final Duration WORTH_SENDING = Duration.ofDays(2);

    private final Operators operators;
    private final Accounts accounts;
    private final AccountAddresses addresses;
    private final Outbox outbox;
    private final Transactions transactions;

    EscalationMails(
            Operators operators,
            Accounts accounts,
            AccountAddresses addresses,
            Outbox outbox,
            Transactions transactions) {
        this.operators = operators;
        this.accounts = accounts;
        this.addresses = addresses;
        this.outbox = outbox;
        this.transactions = transactions;
    }

    void asked(Club club, UUID escalation) {
        for (var operator : operators.all())
            send(club, operator, EscalationMail.NAME, Map.of("escalation", escalation.toString()));
    }

    public void answered(Club club, Escalation escalation) {
        send(
                club,
                escalation.by(),
                EscalationAnswerMail.NAME,
                Map.of("escalation", escalation.id().toString()));
    }

    private void send(Club club, AccountId to, String template, Map<String, String> params) {
        var locale = accounts.find(to).map(Account::locale).orElse(club.locale());
        addresses.of(to).stream()
                .filter(AccountAddress::proven)
                .findFirst()
                .ifPresent(address -> outbox.queue(new Draft(
                        club.id(),
                        Lane.SERVICE,
                        template,
                        Ids.next().toString(),
                        Optional.empty(),
                        Optional.of(to),
                        address.key(),
                        address.asGiven(),
                        template,
                        params,
                        locale,
                        Optional.empty(),
                        transactions.now().plus(WORTH_SENDING))));
    }
}
