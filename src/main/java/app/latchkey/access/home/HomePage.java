package app.latchkey.access.home;

import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * @param offersPasskey neither has one nor said no
 * @param viewing somebody at the desk looks, who can do nothing here
 */
public record HomePage(
        Club club,
        Landing.Way acting,
        List<Landing.Way> ways,
        String holder,
        boolean offersPasskey,
        Instant now,
        Optional<Viewing> viewing)
        implements Page {
    public String first() {
        var name = acting.name();
        var blank = name.indexOf(' ');
        return blank < 0 ? name : name.substring(0, blank);
    }

    public String greeting() {
        var hour = now.atZone(club.timeZone()).getHour();
        return hour < 5 || hour >= 18 ? "evening" : hour < 12 ? "morning" : "day";
    }

    public String at(String rest) {
        return "/" + club.slug() + "/me/" + acting.member() + "/" + rest;
    }
}
