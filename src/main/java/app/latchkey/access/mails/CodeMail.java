package app.latchkey.access.mails;

import app.latchkey.access.links.Codes;
import app.latchkey.access.links.MailedCodes;
import app.latchkey.clubs.Club;
import app.latchkey.messages.Draft;
import app.latchkey.messages.Lane;
import app.latchkey.messages.Mail;
import app.latchkey.messages.MailTemplate;
import app.latchkey.messages.Outbox;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.text.EmailAddress;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A code on its way to an address that is to be proven. Rendered when it leaves, never stored. */
@Component
public class CodeMail implements MailTemplate {
    private final Outbox outbox;
    private final MailedCodes codes;
    private final AccessMails mails;
    private final Transactions transactions;

    public CodeMail(Outbox outbox, MailedCodes codes, AccessMails mails, Transactions transactions) {
        this.outbox = outbox;
        this.codes = codes;
        this.mails = mails;
        this.transactions = transactions;
    }

    /** Inside a transaction of the club. */
    public void queue(Club club, UUID code, Optional<AccountId> account, EmailAddress.Valid address, Locale locale) {
        queue(club, "access.mail.code", code, account, address, locale);
    }

    /** @param about the key of its texts */
    public void queue(
            Club club,
            String about,
            UUID code,
            Optional<AccountId> account,
            EmailAddress.Valid address,
            Locale locale) {
        outbox.queue(new Draft(
                club.id(),
                Lane.ACCESS,
                name(),
                code.toString(),
                Optional.empty(),
                account,
                address.key(),
                address.asGiven(),
                name(),
                Map.of("code", code.toString(), "about", about),
                locale,
                Optional.empty(),
                transactions.now().plus(MailedCodes.LIFE)));
    }

    @Override
    public String name() {
        return "access.code";
    }

    @Override
    public boolean tellsOfItsClubAlone() {
        return true;
    }

    @Override
    public Optional<Mail> render(Club club, UUID message, Map<String, String> params, Locale locale) {
        var code = codes.code(UUID.fromString(params.getOrDefault("code", "")));
        return Optional.of(
                mails.withCode(club, locale, params.getOrDefault("about", "access.mail.code"), Codes.spoken(code)));
    }
}
