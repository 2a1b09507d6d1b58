package app.latchkey.access.home;

import app.latchkey.access.Refusal;
import app.latchkey.clubs.Club;
import app.latchkey.platform.ids.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where somebody who is signed in belongs in a club. */
public sealed interface Landing {
    record Person(MemberId member) implements Landing {}

    record AtDesk() implements Landing {}

    record Choose(List<Way> ways, boolean desk) implements Landing {
        static final String DESK = "desk";

        /** @param chosen the id of a member's file, or {@code desk}; empty when that is no way of theirs */
        Optional<Landing> to(String chosen) {
            if (desk && chosen.equals(DESK)) return Optional.of(new AtDesk());
            return ways.stream()
                    .map(Way::member)
                    .filter(member -> member.toString().equals(chosen))
                    .findFirst()
                    .map(Person::new);
        }
    }

    record Closed(Refusal why, Instant since, String clubsWords) implements Landing {}

    /** @param ended when the desk ended the access that this account had */
    record NotHere(List<Club> clubs, Optional<Instant> ended) implements Landing {}

    /** Where they wanted to go, if that is here; else the one place where they belong, or the club's own page that decides. */
    default String path(Club club, String next) {
        if (inside(club, next)) return next;
        return switch (this) {
            case Person(var member) -> club.path() + "me/" + member + "/";
            case AtDesk() -> club.path() + "desk/";
            default -> club.path();
        };
    }

    /** Pages of the account itself, which stand at no club. */
    static boolean own(String next) {
        return next.equals("/account") || next.matches("/account/[a-z0-9/-]+");
    }

    /** Only pages of this very club or of one’s own account: a link that leads elsewhere is not followed. */
    static boolean inside(Club club, String next) {
        return (next.startsWith(club.path()) || own(next))
                && !next.contains("\\")
                && !next.contains("//")
                && !next.contains("..");
    }

    /**
     * @param self as the person, else as a guardian
     * @param several the account has other ways here: as somebody else, or at the desk
     */
    record Way(MemberId member, String name, boolean self, boolean several) {}
}
