package app.latchkey.access.invitation;

import app.latchkey.access.Refusal;
import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * @param since when it was used or stopped counting; with {@code signsIn} since when there has been access
 * @param resend the link in whose place a new one can be sent
 * @param address where to, masked
 * @param signsIn the address that the link went to and that signs in by now, masked
 */
public record DeadLinkPage(
        Optional<Club> club,
        Refusal why,
        Optional<Instant> since,
        Optional<UUID> resend,
        Optional<String> address,
        Optional<String> signsIn)
        implements Page {
    /** Nothing of whose it was, nor of any address. */
    public static DeadLinkPage of(Optional<Club> club, Refusal why, Optional<Instant> since) {
        return new DeadLinkPage(club, why, since, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static DeadLinkPage unknown() {
        return of(Optional.empty(), Refusal.LINK_DAMAGED, Optional.empty());
    }

    public boolean damaged() {
        return why == Refusal.LINK_DAMAGED;
    }

    /** Where no new link can be sent, whoever may join can make their own way in. */
    public boolean joinable() {
        return resend.isEmpty()
                && why != Refusal.LINK_USED
                && club.filter(home -> home.access().joinable()).isPresent();
    }

    @Override
    public int status() {
        return 410;
    }
}
