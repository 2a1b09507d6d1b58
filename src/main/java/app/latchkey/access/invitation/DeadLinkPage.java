package app.latchkey.access.invitation;

import app.latchkey.access.Refusal;
import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** @param resend the link in whose place a new one can be sent; @param address where to, masked */
public record DeadLinkPage(
        Optional<Club> club, Refusal why, Optional<Instant> since, Optional<UUID> resend, Optional<String> address)
        implements Page {
    public static DeadLinkPage unknown() {
        return new DeadLinkPage(
                Optional.empty(), Refusal.LINK_DAMAGED, Optional.empty(), Optional.empty(), Optional.empty());
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
