package app.latchkey.access.lostfactor;

import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;
import java.util.UUID;

/** @param finishes opened from the second mail, else from the first notice, which can only stop it */
public record LostLinkPage(Club club, UUID link, LostFactors.Lost lost, boolean finishes) implements Page {
    public String at(String rest) {
        return club.path() + "lost-factor/" + link + rest;
    }
}
