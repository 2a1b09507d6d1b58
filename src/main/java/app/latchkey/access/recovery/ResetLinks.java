package app.latchkey.access.recovery;

import app.latchkey.access.Refusal;
import app.latchkey.access.grants.Access;
import app.latchkey.access.grants.Accesses;
import app.latchkey.access.invitation.DeadLinkPage;
import app.latchkey.access.invitation.LinkCookies;
import app.latchkey.access.ledger.Ledger;
import app.latchkey.access.ledger.References;
import app.latchkey.access.signin.ShownCookies;
import app.latchkey.accounts.Client;
import app.latchkey.clubs.Club;
import app.latchkey.messages.MailLinks;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.Redirect;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A reset's link: alive it becomes a cookie and a form, dead it says so before any form. */
@Component
public class ResetLinks {
    private final Transactions transactions;
    private final Resets resets;
    private final Accesses accesses;
    private final LinkCookies cookies;
    private final ShownCookies shown;
    private final Ledger ledger;
    private final MailLinks mailLinks;

    ResetLinks(
            Transactions transactions,
            Resets resets,
            Accesses accesses,
            LinkCookies cookies,
            ShownCookies shown,
            Ledger ledger,
            MailLinks mailLinks) {
        this.transactions = transactions;
        this.resets = resets;
        this.accesses = accesses;
        this.cookies = cookies;
        this.shown = shown;
        this.ledger = ledger;
        this.mailLinks = mailLinks;
    }

    public Answer open(Club club, UUID id, Client client, HttpServletRequest request, HttpServletResponse response) {
        return transactions.inClub(club.id(), () -> {
            var found = resets.find(id);
            if (found.isEmpty()) return DeadLinkPage.unknown();
            var reset = found.get();
            if (reset.living(transactions.now())) {
                resets.fetched(id);
                shown.mark(request, response);
                cookies.give(response, id);
                return Redirect.to("/" + club.slug() + "/reset/" + id);
            }
            return dead(club, reset, client);
        });
    }

    Answer dead(Club club, Resets.Reset reset, Client client) {
        var why = reset.usedAt().isPresent()
                ? Refusal.LINK_USED
                : reset.endedAt().isPresent() ? Refusal.LINK_SUPERSEDED : Refusal.LINK_EXPIRED;
        note(club, reset, why, client);
        if (why == Refusal.LINK_EXPIRED) mailLinks.tooLate(club.id(), reset.message());
        return DeadLinkPage.of(Optional.of(club), why, reset.usedAt());
    }

    /** What a mail program broke, inside a transaction of the club: whose it was is still to be read. */
    public void damaged(Club club, UUID id, Client client) {
        resets.find(id).ifPresent(reset -> note(club, reset, Refusal.LINK_DAMAGED, client));
    }

    /** The link was exchanged for a cookie a moment ago, and it did not come back. @return the reference that is shown */
    String withoutCookies(Club club, UUID id, Client client) {
        return transactions.inClub(club.id(), () -> {
            var self = resets.find(id).stream()
                    .flatMap(reset -> accesses.of(club.id(), reset.account()).stream())
                    .filter(Access::self)
                    .map(Access::member)
                    .findFirst();
            var attempt = Ledger.withoutCookies(self, client);
            ledger.write(club.id(), attempt);
            return References.shown(attempt.ref());
        });
    }

    private void note(Club club, Resets.Reset reset, Refusal why, Client client) {
        accesses.of(club.id(), reset.account()).stream()
                .filter(Access::self)
                .forEach(access -> ledger.write(club.id(), Ledger.linkOf(access.member(), why, client)));
    }
}
