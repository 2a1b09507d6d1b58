package app.latchkey.members;

import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the list asks about access without knowing it: answered by the room that does. */
public interface MemberAccessColumn {
    /**
     * @param state one of the states of 'who can get in': SHUT, VIA_GUARDIAN, NOT_ASKED, ON_ITS_WAY, IN, CANNOT
     * @param top the code of the first finding
     * @param words the top finding in a few words, in the reader's language
     */
    record Cell(String state, String stateWords, String top, String words, Instant asOf) {}

    /** A cause with its number of members, most first. */
    record Sum(String state, String top, String words, long members) {}

    Map<MemberId, Cell> cells(ClubId club, Collection<MemberId> ids, java.util.Locale locale);

    List<Sum> sums(ClubId club, java.util.Locale locale);

    String stateWords(String state, java.util.Locale locale);

    /** Empty for a code that there is not. */
    Optional<String> findingWords(String code, java.util.Locale locale);
}
