package app.latchkey.access.join;

import app.latchkey.access.invitation.FileFact;
import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;
import java.util.Optional;
import java.util.UUID;

/** Is this you? No name is shown before the answer. @param several the name is asked too */
public record JoinFactPage(Club club, UUID join, FileFact fact, boolean several, Optional<String> wrong)
        implements Page {
    @Override
    public int status() {
        return wrong.isPresent() ? 422 : 200;
    }

    /** Of several, each may have another fact. */
    public String question() {
        return several ? "access.join.fact.either" : "access.welcome.fact." + fact;
    }
}
