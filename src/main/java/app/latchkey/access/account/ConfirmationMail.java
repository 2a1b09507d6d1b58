package app.latchkey.access.account;

import app.latchkey.access.links.LinkRoutes;
import app.latchkey.access.links.LinkTokens;
import app.latchkey.access.mails.AccessMails;
import app.latchkey.accounts.Confirmations;
import app.latchkey.accounts.SignedIn;
import app.latchkey.clubs.Club;
import app.latchkey.messages.Draft;
import app.latchkey.messages.Lane;
import app.latchkey.messages.Mail;
import app.latchkey.messages.MailTemplate;
import app.latchkey.messages.Outbox;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.text.EmailAddress;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** "Is this address yours?": to the new address, rendered when it leaves. */
@Component
class ConfirmationMail implements MailTemplate {
    private final Outbox outbox;
    private final Confirmations confirmations;
    private final LinkRoutes routes;
    private final LinkTokens tokens;
    private final AccessMails mails;
    private final Transactions transactions;

    ConfirmationMail(
            Outbox outbox,
            Confirmations confirmations,
            LinkRoutes routes,
            LinkTokens tokens,
            AccessMails mails,
            Transactions transactions) {
        this.outbox = outbox;
        this.confirmations = confirmations;
        this.routes = routes;
        this.tokens = tokens;
        this.mails = mails;
        this.transactions = transactions;
    }

    /** Inside a transaction of the club. */
    void queue(Club club, SignedIn me, UUID confirmation, EmailAddress.Valid address) {
        routes.add(confirmation, LinkRoutes.Kind.CONFIRMATION, club.id());
        outbox.queue(new Draft(
                        club.id(),
                        Lane.ACCESS,
                        name(),
                        confirmation.toString(),
                        Optional.empty(),
                        Optional.of(me.account()),
                        address.key(),
                        address.asGiven(),
                        name(),
                        Map.of("confirmation", confirmation.toString(), "holder", me.holderName()),
                        me.locale(),
                        Optional.empty(),
                        transactions.now().plus(Confirmations.LIFE)))
                .ifPresent(message -> confirmations.carriedBy(confirmation, message));
    }

    @Override
    public String name() {
        return "access.confirm";
    }

    @Override
    public Optional<Mail> render(Club club, UUID message, Map<String, String> params, Locale locale) {
        return confirmations
                .find(UUID.fromString(params.getOrDefault("confirmation", "")))
                .filter(one -> one.living(transactions.now()))
                .map(one -> mails.with(
                        club,
                        locale,
                        "access.mail.confirm",
                        new Object[] {params.getOrDefault("holder", "")},
                        Optional.of("/k/" + tokens.token(one.id())),
                        Optional.of(one.expiresAt())));
    }
}
