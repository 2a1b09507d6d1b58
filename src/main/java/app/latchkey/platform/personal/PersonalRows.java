package app.latchkey.platform.personal;

import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** One room's answer to "what do you keep of me?": by table, each row as a JSON object. */
public interface PersonalRows {
    /**
     * Inside a transaction of the club.
     *
     * @param parts the file and those that became part of it
     */
    default Map<String, List<String>> ofMember(ClubId club, Collection<MemberId> parts) {
        return Map.of();
    }

    /** Inside any transaction: of no club. */
    default Map<String, List<String>> ofAccount(AccountId account) {
        return Map.of();
    }
}
