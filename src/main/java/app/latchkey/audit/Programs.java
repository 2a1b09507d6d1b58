package app.latchkey.audit;

import app.latchkey.platform.ids.ClubId;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** What a club calls the keys of its programs. */
public interface Programs {
    /** Inside a transaction of the club; of a key that is revoked too. */
    Map<UUID, String> names(ClubId club, Collection<UUID> keys);
}
