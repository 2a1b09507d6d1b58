package app.latchkey.access.home;

import app.latchkey.access.Refusal;
import app.latchkey.clubs.Club;
import app.latchkey.platform.ids.MemberId;
import java.time.Instant;
import java.util.List;

/** Where somebody who is signed in belongs in a club. */
public sealed interface Landing {
    record Person(MemberId member) implements Landing {}

    record AtDesk() implements Landing {}

    record Choose(List<Way> ways, boolean desk) implements Landing {}

    record Closed(Refusal why, Instant since, String clubsWords) implements Landing {}

    record NotHere(List<Club> clubs) implements Landing {}

    /** @param self as the person, else as a guardian */
    record Way(MemberId member, String name, boolean self) {}
}
