package app.latchkey.audit;

import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.util.UUID;

/** On whom or what. */
public record Subject(String kind, UUID id) {
    public static Subject member(MemberId id) {
        return new Subject("MEMBER", id.value());
    }

    public static Subject account(AccountId id) {
        return new Subject("ACCOUNT", id.value());
    }

    public static Subject request(UUID id) {
        return new Subject("REQUEST", id);
    }

    public static Subject club(ClubId id) {
        return new Subject("CLUB", id.value());
    }
}
