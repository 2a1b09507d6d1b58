package app.latchkey.access.invitation;

import app.latchkey.access.links.MailedCodes;
import app.latchkey.access.mails.CodeMail;
import app.latchkey.accounts.AccountAddresses;
import app.latchkey.accounts.Client;
import app.latchkey.clubs.Club;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.text.EmailAddress;
import app.latchkey.platform.throttle.Admission;
import app.latchkey.platform.throttle.Budget;
import app.latchkey.platform.throttle.Throttle;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The mailbox of the invitation is somebody else's: the invited person proves one of their own by a code. */
@Component
class OtherAddress {
    private static final int A_NETWORK_AN_HOUR = 30;
    private static final int AN_ADDRESS_AN_HOUR = 5;

    private final MailedCodes codes;
    private final CodeMail mail;
    private final AccountAddresses addresses;
    private final Throttle throttle;
    private final Transactions transactions;

    OtherAddress(
            MailedCodes codes,
            CodeMail mail,
            AccountAddresses addresses,
            Throttle throttle,
            Transactions transactions) {
        this.codes = codes;
        this.mail = mail;
        this.addresses = addresses;
        this.throttle = throttle;
        this.transactions = transactions;
    }

    sealed interface Step {
        /** A code is on its way; or one is, and was typed wrong. */
        record Ask(UUID code, String problem) implements Step {}

        record Wrong(String problem) implements Step {}

        record Proven(EmailAddress.Valid address) implements Step {}
    }

    Step step(Club club, AcceptForm form, Client client, Locale locale) {
        var address = EmailAddress.valid(form.address());
        if (address.isEmpty()) return new Step.Wrong("access.remedy.address.invalid");
        var asked = form.asked();
        if (asked.isEmpty()) return send(club, address.get(), client, locale);
        var tried = codes.compare(
                asked.get(), MailedCodes.For.CONFIRM, address.get().key(), browser(client), form.code());
        return switch (tried) {
            case RIGHT -> proven(address.get(), asked.get());
            case WRONG -> new Step.Ask(asked.get(), "access.mailedcode.wrong");
            case OVER -> new Step.Wrong("access.mailedcode.over");
        };
    }

    /** Whoever has the mailbox may know that it signs somebody in. */
    private Step proven(EmailAddress.Valid address, UUID code) {
        return transactions.global(() -> {
            if (addresses.signingIn(address.key()).isPresent()) return new Step.Wrong("access.accept.address.taken");
            return codes.use(code) ? new Step.Proven(address) : new Step.Wrong("access.mailedcode.over");
        });
    }

    private Step send(Club club, EmailAddress.Valid address, Client client, Locale locale) {
        var budgets = List.of(
                Budget.window("code-network", client.network(), A_NETWORK_AN_HOUR, Duration.ofHours(1)),
                Budget.window("code-address", address.key(), AN_ADDRESS_AN_HOUR, Duration.ofHours(1)));
        if (!(throttle.admit(budgets) instanceof Admission.Admitted)) return new Step.Wrong("access.mailedcode.many");
        var id = transactions.inClub(club.id(), () -> {
            var made = codes.make(MailedCodes.For.CONFIRM, Optional.empty(), address.key(), browser(client));
            mail.queue(club, made, Optional.empty(), address, locale);
            return made;
        });
        return new Step.Ask(id, "");
    }

    private static byte[] browser(Client client) {
        return client.deviceHash().orElseThrow();
    }
}
