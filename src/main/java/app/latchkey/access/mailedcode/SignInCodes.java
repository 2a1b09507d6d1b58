package app.latchkey.access.mailedcode;

import app.latchkey.access.links.MailedCodes;
import app.latchkey.access.mails.CodeMail;
import app.latchkey.access.signin.Identifier;
import app.latchkey.accounts.Account;
import app.latchkey.accounts.AccountAddress;
import app.latchkey.accounts.AccountAddresses;
import app.latchkey.accounts.Accounts;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Staff;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.text.EmailAddress;
import app.latchkey.platform.throttle.Admission;
import app.latchkey.platform.throttle.Budget;
import app.latchkey.platform.throttle.Throttle;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The worker's part: whose code it is, if anybody's, and its mail. Inside a transaction of the club. */
@Component
public class SignInCodes {
    private static final int MAILS_AN_HOUR = 5;

    private final Identifier identifier;
    private final Accounts accounts;
    private final AccountAddresses addresses;
    private final MailedCodes codes;
    private final CodeMail mail;
    private final Staff staff;
    private final Throttle throttle;

    SignInCodes(
            Identifier identifier,
            Accounts accounts,
            AccountAddresses addresses,
            MailedCodes codes,
            CodeMail mail,
            Staff staff,
            Throttle throttle) {
        this.identifier = identifier;
        this.accounts = accounts;
        this.addresses = addresses;
        this.codes = codes;
        this.mail = mail;
        this.staff = staff;
        this.throttle = throttle;
    }

    public void send(Club club, String typed, byte[] browser) {
        if (!club.access().mailedCodes()) return;
        identifier
                .find(club.id(), Identifier.tidy(typed))
                .account()
                .filter(account -> staff.find(club.id(), account).isEmpty() && admitted(account))
                .flatMap(account -> accounts.find(account).filter(Account::open))
                .ifPresent(account -> address(account.id(), typed).ifPresent(to -> {
                    var code = codes.make(MailedCodes.For.SIGN_IN, Optional.of(account.id()), to.key(), browser);
                    mail.queue(club, "access.mail.signin", code, Optional.of(account.id()), to, account.locale());
                }));
    }

    /** The one that was typed, if it is proven; for a username the first that is. */
    private Optional<EmailAddress.Valid> address(AccountId account, String typed) {
        var key = EmailAddress.parse(Identifier.tidy(typed)).key();
        var proven =
                addresses.of(account).stream().filter(AccountAddress::proven).toList();
        return proven.stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .or(() -> proven.stream().findFirst())
                .flatMap(one -> EmailAddress.valid(one.asGiven()));
    }

    private boolean admitted(AccountId account) {
        var budget = Budget.window("mailedcode", account.toString(), MAILS_AN_HOUR, Duration.ofHours(1));
        return throttle.admit(List.of(budget)) instanceof Admission.Admitted;
    }
}
