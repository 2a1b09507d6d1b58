package app.latchkey.messages;

import app.latchkey.clubs.Club;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Renders one kind of mail at the moment it is sent, inside a transaction of its club in which it only reads. */
public interface MailTemplate {
    String name();

    /**
     * @param message the id of the message row
     * @return empty when it has become pointless (the link was used, the grant closed): it is cancelled, not sent
     */
    Optional<Mail> render(Club club, UUID message, Map<String, String> params, Locale locale);

    record Asked(UUID message, Map<String, String> params, Locale locale) {}

    /**
     * The same for many of one club: what is read for all of them is read at once, each is rendered when it is asked for.
     */
    default Function<Asked, Optional<Mail>> together(Club club, List<Asked> all) {
        return one -> render(club, one.message(), one.params(), one.locale());
    }

    /** Whether its club may read it, links and codes hidden: then it tells of nothing outside this club. */
    default boolean tellsOfItsClubAlone() {
        return false;
    }

    /** Told inside a transaction of the club when the relay took it, so that a life can be counted from there. */
    default void sent(Club club, UUID message, Map<String, String> params, java.time.Instant at) {}
}
