package app.latchkey.access.mails;

import app.latchkey.access.links.LinkTokens;
import app.latchkey.accounts.Account;
import app.latchkey.accounts.AccountAddress;
import app.latchkey.accounts.AccountAddresses;
import app.latchkey.accounts.Accounts;
import app.latchkey.clubs.Club;
import app.latchkey.members.MemberFile;
import app.latchkey.messages.Draft;
import app.latchkey.messages.Lane;
import app.latchkey.messages.Mail;
import app.latchkey.messages.MailTemplate;
import app.latchkey.messages.Outbox;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.Ids;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells the owner of an account, at every address it has proven, what was changed. Inside a transaction of the club. */
@Component
public class Notices implements MailTemplate {
    private static final Duration WORTH_SENDING = Duration.ofDays(2);
    private static final String NOTICE = "access.notice";

    private final Outbox outbox;
    private final Accounts accounts;
    private final AccountAddresses addresses;
    private final Transactions transactions;
    private final AccessMails mails;
    private final LinkTokens tokens;

    public Notices(
            Outbox outbox,
            Accounts accounts,
            AccountAddresses addresses,
            Transactions transactions,
            AccessMails mails,
            LinkTokens tokens) {
        this.outbox = outbox;
        this.accounts = accounts;
        this.addresses = addresses;
        this.transactions = transactions;
        this.mails = mails;
        this.tokens = tokens;
    }

    /** @param about the key of its texts, e.g. {@code access.notice.password} */
    public void tell(Club club, AccountId account, String about) {
        tell(club, account, about, Optional.empty());
    }

    /** What its owner asked for and waits for. */
    public void answer(Club club, AccountId account, String about, UUID link) {
        queue(club, account, Lane.ACCESS, "access.awaited", about, Optional.of(link));
    }

    /** @param link what can be done about it, behind {@code about.button} */
    public void tell(Club club, AccountId account, String about, Optional<UUID> link) {
        queue(club, account, Lane.ACCESS, NOTICE, about, link);
    }

    /** What may be told of many one after the other goes behind the mail that lets people in. */
    public void tell(Club club, AccountId account, String about, Lane lane) {
        queue(club, account, lane, NOTICE, about, Optional.empty());
    }

    private void queue(Club club, AccountId account, Lane lane, String kind, String about, Optional<UUID> link) {
        var locale = locale(club, account);
        addresses.of(account).stream()
                .filter(AccountAddress::proven)
                .forEach(address -> queue(club, account, lane, kind, params(about, account, link), address, locale));
    }

    /**
     * At one mailbox alone, once, if one of these accounts has proven it. Behind the mail that lets people in: one list that
     * is imported can change thousands of addresses.
     */
    void tellAt(Club club, Collection<AccountId> accountIds, String key, String about) {
        addresses.of(accountIds).stream()
                .filter(address -> address.proven() && address.key().equals(key))
                .findFirst()
                .ifPresent(address -> {
                    var account = address.account();
                    queue(
                            club,
                            account,
                            Lane.SERVICE,
                            NOTICE,
                            params(about, account, Optional.empty()),
                            address,
                            locale(club, account));
                });
    }

    /** At the address of a file, whoever reads there: no account of theirs could be told. Names nobody. */
    public void tellOnFile(Club club, MemberFile file, String about) {
        file.address()
                .filter(MemberFile.MainAddress::valid)
                .ifPresent(address -> outbox.queue(new Draft(
                        club.id(),
                        Lane.ACCESS,
                        name(),
                        Ids.next().toString(),
                        Optional.of(file.id()),
                        Optional.empty(),
                        address.key(),
                        address.asGiven(),
                        name(),
                        Map.of("about", about),
                        club.speaks(file.language()),
                        Optional.empty(),
                        transactions.now().plus(WORTH_SENDING))));
    }

    private Locale locale(Club club, AccountId account) {
        return accounts.find(account).map(Account::locale).orElse(club.locale());
    }

    private static Map<String, String> params(String about, AccountId account, Optional<UUID> link) {
        var params = new HashMap<>(Map.of("about", about, "account", account.toString()));
        link.ifPresent(id -> params.put("link", id.toString()));
        return params;
    }

    private void queue(
            Club club,
            AccountId account,
            Lane lane,
            String kind,
            Map<String, String> params,
            AccountAddress address,
            Locale locale) {
        outbox.queue(new Draft(
                club.id(),
                lane,
                kind,
                Ids.next().toString(),
                Optional.empty(),
                Optional.of(account),
                address.key(),
                address.asGiven(),
                name(),
                params,
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
        // The message was made in the transaction of what it tells.
        return Optional.of(mails.notice(club, locale, about, link(params), Ids.madeAt(message)));
    }

    /** Made when the mail leaves; the row keeps the id. */
    private Optional<String> link(Map<String, String> params) {
        return Optional.ofNullable(params.get("link")).map(id -> "/k/" + tokens.token(UUID.fromString(id)));
    }
}
