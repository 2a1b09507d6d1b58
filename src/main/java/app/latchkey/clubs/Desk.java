package app.latchkey.clubs;

import app.latchkey.accounts.SignedIn;
import app.latchkey.platform.web.Redirect;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The desk of one club as the person who stands there sees it. Taking it as a parameter demands {@link Needs}. */
public record Desk(Club club, StaffMember actor, SignedIn session, Instant now, DeskNews.News news) {
    public boolean may(Permission permission) {
        return actor.may(permission);
    }

    public boolean owner() {
        return actor.role() == Role.OWNER;
    }

    /** What moves the access of somebody who works here takes an owner who has just shown who they are. */
    public boolean ownerNow() {
        return owner() && session.freshlyProven(now);
    }

    /** Where a secret is shown once more, before what was asked; nothing of it is done yet. */
    public Redirect proofFirst(String next) {
        return Redirect.to(
                club.path() + "fresh-proof?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8) + "&redo=1");
    }

    /** A path of this desk: {@code at("members")} is {@code /<club>/desk/members}. */
    public String at(String path) {
        return "/" + club.slug() + "/desk/" + path;
    }
}
