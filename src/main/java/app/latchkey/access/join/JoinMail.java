package app.latchkey.access.join;

import app.latchkey.access.mails.AccessMails;
import app.latchkey.clubs.Club;
import app.latchkey.messages.Draft;
import app.latchkey.messages.Lane;
import app.latchkey.messages.Mail;
import app.latchkey.messages.MailTemplate;
import app.latchkey.messages.Outbox;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.text.EmailAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** "You already have access": to an address that signs in somebody who acts in this very club. */
@Component
class JoinMail implements MailTemplate {
    private final Outbox outbox;
    private final AccessMails mails;
    private final Transactions transactions;

    JoinMail(Outbox outbox, AccessMails mails, Transactions transactions) {
        this.outbox = outbox;
        this.mails = mails;
        this.transactions = transactions;
    }

    void queue(Club club, UUID request, EmailAddress.Valid address, Locale locale) {
        outbox.queue(new Draft(
                club.id(),
                Lane.ACCESS,
                name(),
                request.toString(),
                Optional.empty(),
                Optional.empty(),
                address.key(),
                address.asGiven(),
                name(),
                Map.of(),
                locale,
                Optional.empty(),
                transactions.now().plus(Duration.ofDays(1))));
    }

    @Override
    public String name() {
        return "access.known";
    }

    @Override
    public Optional<Mail> render(Club club, UUID message, Map<String, String> params, Locale locale) {
        return Optional.of(mails.with(
                club,
                locale,
                "access.mail.join.known",
                new Object[] {club.name()},
                Optional.of(club.path()),
                Optional.empty()));
    }
}
