package app.latchkey.operator.overview;

import app.latchkey.clubs.Club;
import app.latchkey.operator.seat.Seat;
import app.latchkey.platform.web.Page;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * @param refusing servers that refuse our mail because of our own set-up
 * @param more there are more clubs than are listed
 * @param restored nobody has looked through what came back with a restore
 * @param noBackupHere a folder for them is named, and this server cannot write them
 */
public record OverviewPage(
        Seat seat,
        List<Case> cases,
        List<LaneLine> lanes,
        long refusing,
        List<Club> clubs,
        boolean more,
        boolean captured,
        boolean restored,
        Optional<Instant> backup,
        boolean noBackupHere,
        String version)
        implements Page {
    public ZoneId zone() {
        return ZoneId.systemDefault();
    }

    public record Case(String href, String club, String cause, Instant askedAt, String state) {}

    /** @param down since when our relay takes nothing of this lane, with its words; @param held waits for a person */
    public record LaneLine(String lane, long waiting, Optional<Down> down, boolean held) {
        public record Down(Instant since, String words) {}
    }
}
