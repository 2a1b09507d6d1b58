package app.latchkey.operator.restored;

import app.latchkey.clubs.Club;
import app.latchkey.clubs.StaffMember;
import app.latchkey.integration.keys.ApiKeys;
import app.latchkey.messages.Lane;
import app.latchkey.operator.seat.Seat;
import app.latchkey.platform.web.Page;
import java.time.ZoneId;
import java.util.List;

/** @param more there are more clubs than are listed */
public record RestoredPage(
        Seat seat, Restorations.Restoration restoration, List<Lane> held, List<OfClub> clubs, boolean more)
        implements Page {
    /** @param keys that are not revoked; held ones wait for their club */
    public record OfClub(Club club, List<StaffMember> staff, List<ApiKeys.Listed> keys) {}

    public ZoneId zone() {
        return ZoneId.systemDefault();
    }
}
