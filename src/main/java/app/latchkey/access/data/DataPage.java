package app.latchkey.access.data;

import app.latchkey.access.home.Landing;
import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;
import java.util.List;

public record DataPage(Club club, Landing.Way acting, List<Landing.Way> ways) implements Page {
    static String path(Club club, Landing.Way acting) {
        return club.path() + "me/" + acting.member() + "/data";
    }

    public String at(String rest) {
        return path(club, acting) + rest;
    }
}
