package app.latchkey.access.mails;

import app.latchkey.accounts.AccountAddress;
import app.latchkey.accounts.AccountAddresses;
import app.latchkey.accounts.Accounts;
import app.latchkey.clubs.Club;
import app.latchkey.messages.Draft;
import app.latchkey.messages.Lane;
import app.latchkey.messages.Mail;
import app.latchkey.messages.MailTemplate;
import app.latchkey.messages.Outbox;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.Ids;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells the owner of an account, at every address it has proven, what was changed. Inside a transaction of the club. */
@Component
public class Notices implements MailTemplate {
    private static final Duration WORTH_SENDING = Duration.ofDays(2);

    private final Outbox outbox;
    private final Accounts accounts;
    private final AccountAddresses addresses;
    private final Transactions transactions;
    private final AccessMails mails;

    public Notices(
            Outbox outbox,
            Accounts accounts,
            AccountAddresses addresses,
            Transactions transactions,
            AccessMails mails) {
        this.outbox = outbox;
        this.accounts = accounts;
        this.addresses = addresses;
        this.transactions = transactions;
        this.mails = mails;
    }

    /** @param about the key of its texts, e.g. {@code access.notice.password} */
    public void tell(Club club, AccountId account, String about) {
        var locale = accounts.find(account)
                .map(app.latchkey.accounts.Account::locale)
                .orElse(club.locale());
        addresses.of(account).stream()
                .filter(AccountAddress::proven)
                .forEach(address -> queue(club, account, about, address, locale));
    }

    private void queue(Club club, AccountId account, String about, AccountAddress address, Locale locale) {
        outbox.queue(new Draft(
                club.id(),
                Lane.ACCESS,
                "access.notice",
                Ids.next().toString(),
                Optional.empty(),
                Optional.of(account),
                address.key(),
                address.asGiven(),
                name(),
                Map.of("about", about, "account", account.toString()),
                locale,
                Optional.empty(),
                transactions.now().plus(WORTH_SENDING)));
    }

    @Override
    public String name() {
        return "access.notice";
    }

    @Override
    public Optional<Mail> render(Club club, UUID message, Map<String, String> params, Locale locale) {
        var about = params.getOrDefault("about", "");
        return Optional.of(
                mails.with(club, locale, about, new Object[] {club.name()}, Optional.empty(), Optional.empty()));
    }
}
