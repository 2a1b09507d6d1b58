package app.latchkey.access.recovery;

import app.latchkey.access.links.Codes;
import app.latchkey.access.links.LinkTokens;
import app.latchkey.access.links.MailedCodes;
import app.latchkey.access.mails.AccessMails;
import app.latchkey.accounts.Account;
import app.latchkey.accounts.Accounts;
import app.latchkey.clubs.Club;
import app.latchkey.messages.Mail;
import app.latchkey.messages.MailTemplate;
import app.latchkey.platform.database.Transactions;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** "Choose a new password": names whose account it is, since a mailbox may be shared. */
@Component
class ResetMail implements MailTemplate {
    /** Of its parameters: there when the browser that asked may be told a code too. */
    static final String TYPED = "typed";

    private static final String KEY = "access.mail.reset";

    private final Transactions transactions;
    private final Resets resets;
    private final Accounts accounts;
    private final LinkTokens tokens;
    private final AccessMails mails;
    private final MailedCodes codes;

    ResetMail(
            Transactions transactions,
            Resets resets,
            Accounts accounts,
            LinkTokens tokens,
            AccessMails mails,
            MailedCodes codes) {
        this.transactions = transactions;
        this.resets = resets;
        this.accounts = accounts;
        this.tokens = tokens;
        this.mails = mails;
        this.codes = codes;
    }

    @Override
    public String name() {
        return "access.reset";
    }

    @Override
    public boolean tellsOfItsClubAlone() {
        return true;
    }

    @Override
    public Optional<Mail> render(Club club, UUID message, Map<String, String> params, Locale locale) {
        var now = transactions.now();
        return resets.find(id(params)).filter(reset -> reset.living(now)).map(reset -> {
            var holder = accounts.find(reset.account()).map(Account::holderName).orElse("");
            var until = reset.expiresAt().isBefore(now.plus(Resets.LIFE)) ? reset.expiresAt() : now.plus(Resets.LIFE);
            var hello = new Object[] {holder, club.name()};
            var link = "/k/" + tokens.token(reset.id());
            return params.containsKey(TYPED)
                    ? mails.withLinkAndCode(club, locale, KEY, hello, link, until, Codes.spoken(codes.code(reset.id())))
                    : mails.with(club, locale, KEY, hello, Optional.of(link), Optional.of(until));
        });
    }

    @Override
    public void sent(Club club, UUID message, Map<String, String> params, Instant at) {
        resets.sent(id(params), at);
    }

    private static UUID id(Map<String, String> params) {
        return UUID.fromString(params.getOrDefault("reset", ""));
    }
}
