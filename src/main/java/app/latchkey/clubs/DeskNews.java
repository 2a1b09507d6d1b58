package app.latchkey.clubs;

import app.latchkey.platform.web.Banners;
import java.time.Instant;
import java.util.List;

/** What every page of the desk shows beside its own matter. Another room knows it. */
public interface DeskNews {
    /** Inside a transaction of the club. */
    News of(Club club, StaffMember actor, Instant now);

    /**
     * @param requests how many access requests wait; a hundred and more count as a hundred
     * @param otherWays whoever stands there may act for a member of this club too
     */
    record News(int requests, List<Banners.Banner> banners, boolean otherWays) {
        public static final News NONE = new News(0, List.of(), false);
    }
}
