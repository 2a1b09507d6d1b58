package app.latchkey.members;

import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.util.Optional;

public record MemberEmailChanged(ClubId club, MemberId member, Optional<String> oldKey, Optional<String> newKey) {}
