package app.latchkey.access.join;

import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;
import java.util.Optional;

/** The truth for somebody who has proven their mailbox; one of the two is there. */
public record JoinToldPage(Club club, Optional<JoinOutcome.HasAccess> access, Optional<JoinOutcome.AtDesk> desk)
        implements Page {
    public Optional<String> ref() {
        return desk.flatMap(JoinOutcome.AtDesk::ref);
    }
}
