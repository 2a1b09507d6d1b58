package app.latchkey.access.leaving;

import app.latchkey.access.home.Landing;
import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;
import java.util.List;

/** @param staffHere works at this club's desk; @param staff at any desk */
public record LeavingPage(Club club, Landing.Way acting, List<Landing.Way> ways, boolean staffHere, boolean staff)
        implements Page {
    /** Whom this person looks after here: they lose a guardian. */
    public String others() {
        return String.join(
                ", ",
                ways.stream().filter(way -> !way.self()).map(Landing.Way::name).toList());
    }

    public String at(String rest) {
        return club.path() + "me/" + acting.member() + rest;
    }
}
