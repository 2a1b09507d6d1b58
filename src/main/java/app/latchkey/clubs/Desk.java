package app.latchkey.clubs;

import app.latchkey.accounts.SignedIn;
import java.time.Instant;

/** The desk of one club as the person who stands there sees it. Taking it as a parameter demands {@link Needs}. */
public record Desk(Club club, StaffMember actor, SignedIn session, Instant now, DeskNews.News news) {
    public boolean may(Permission permission) {
        return actor.may(permission);
    }

    /** A path of this desk: {@code at("members")} is {@code /<club>/desk/members}. */
    public String at(String path) {
        return "/" + club.slug() + "/desk/" + path;
    }
}
