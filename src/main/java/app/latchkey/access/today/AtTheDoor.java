package app.latchkey.access.today;

import app.latchkey.access.Words;
import app.latchkey.access.grants.Accesses;
import app.latchkey.access.health.Bursts;
import app.latchkey.access.home.Arrival;
import app.latchkey.access.requests.Requests;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.DeskNews;
import app.latchkey.clubs.Permission;
import app.latchkey.clubs.StaffMember;
import app.latchkey.platform.texts.Texts;
import app.latchkey.platform.web.Banners;
import app.latchkey.platform.web.Frame;
import app.latchkey.platform.web.Moments;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** What every page of the desk says about the door: how many requests wait, and that many people fail at once. */
@Component
class AtTheDoor implements DeskNews {
    private final Accesses accesses;
    private final Arrival arrival;
    private final Requests requests;
    private final Bursts bursts;
    private final Words words;
    private final Texts texts;

    AtTheDoor(Accesses accesses, Arrival arrival, Requests requests, Bursts bursts, Words words, Texts texts) {
        this.accesses = accesses;
        this.arrival = arrival;
        this.requests = requests;
        this.bursts = bursts;
        this.words = words;
        this.texts = texts;
    }

    @Override
    public News of(Club club, StaffMember actor, Instant now) {
        var otherWays = !accesses.of(club.id(), actor.account()).isEmpty()
                && !arrival.ways(club, actor.account()).isEmpty();
        if (!actor.may(Permission.ACCESS_READ)) return new News(0, List.of(), otherWays);
        var banners = bursts.now(club.id(), now)
                .map(burst -> banner(club, burst, now))
                .map(List::of)
                .orElse(List.of());
        var waiting = actor.may(Permission.ACCESS_REPAIR) ? requests.waiting(club.id()) : 0;
        return new News(waiting, banners, otherWays);
    }

    private Banners.Banner banner(Club club, Bursts.Burst burst, Instant now) {
        var locale = Frame.current().locale();
        var since = Moments.say(texts, locale, burst.since(), club.timeZone(), now);
        var cause = burst.cause().map(code -> words.cause(code, locale));
        var counted = List.<Object>of(burst.people(), burst.minutes(now), since);
        var link = "/" + club.slug() + "/desk/access-health";
        if (cause.isEmpty())
            return new Banners.Banner("warn", "access.burst.banner", counted, link, "access.burst.look");
        var all = List.<Object>of(burst.people(), burst.minutes(now), since, cause.get());
        return new Banners.Banner("warn", "access.burst.banner.cause", all, link, "access.burst.look");
    }
}
