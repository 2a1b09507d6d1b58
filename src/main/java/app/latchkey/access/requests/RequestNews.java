package app.latchkey.access.requests;

import app.latchkey.clubs.Club;
import app.latchkey.clubs.DeskNews;
import app.latchkey.clubs.Permission;
import app.latchkey.clubs.StaffMember;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** The number beside the inbox, on every page of the desk. */
@Component
class RequestNews implements DeskNews {
    private final Requests requests;

    RequestNews(Requests requests) {
        this.requests = requests;
    }

    @Override
    public News of(Club club, StaffMember actor, Instant now) {
        if (!actor.may(Permission.ACCESS_READ)) return News.NONE;
        return new News(requests.waiting(club.id()), List.of());
    }
}
