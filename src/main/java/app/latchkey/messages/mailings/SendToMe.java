package app.latchkey.messages.mailings;

import app.latchkey.accounts.AccountAddress;
import app.latchkey.accounts.AccountAddresses;
import app.latchkey.clubs.Desk;
import app.latchkey.members.MemberFiles;
import app.latchkey.messages.Draft;
import app.latchkey.messages.Lane;
import app.latchkey.messages.Outbox;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.web.Html;
import app.latchkey.platform.web.NotFound;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** "Send to me": to an address that the writer's own account has proven, once a minute for the same text and eyes. */
@Component
class SendToMe {
    private static final Duration GOOD_FOR = Duration.ofHours(2);

    private final Mailings mailings;
    private final MemberFiles files;
    private final AccountAddresses addresses;
    private final Outbox outbox;
    private final Transactions transactions;

    SendToMe(
            Mailings mailings,
            MemberFiles files,
            AccountAddresses addresses,
            Outbox outbox,
            Transactions transactions) {
        this.mailings = mailings;
        this.files = files;
        this.addresses = addresses;
        this.outbox = outbox;
        this.transactions = transactions;
    }

    /** Where it goes; empty when this account has no address. */
    Optional<String> send(Desk desk, UUID id, MemberId as) {
        var club = desk.club().id();
        var account = desk.actor().account();
        return transactions.inClub(club, () -> {
            var mailing = mailings.find(club, id).orElseThrow(NotFound::new);
            if (files.find(club, as).isEmpty()) throw new NotFound();
            var to = addresses.of(account).stream()
                    .filter(address -> address.signsIn() && address.provenAt().isPresent())
                    .findFirst();
            to.ifPresent(address -> outbox.queue(new Draft(
                    club,
                    Lane.SERVICE,
                    TryMail.NAME,
                    id + ":" + mailing.version() + ":" + account + ":" + as + ":"
                            + transactions.now().truncatedTo(ChronoUnit.MINUTES),
                    Optional.empty(),
                    Optional.of(account),
                    address.key(),
                    address.asGiven(),
                    TryMail.NAME,
                    Map.of("mailing", id.toString(), "as", as.toString()),
                    Html.locale(),
                    Optional.of(account),
                    transactions.now().plus(GOOD_FOR))));
            return to.map(AccountAddress::asGiven);
        });
    }
}
