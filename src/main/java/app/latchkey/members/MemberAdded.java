package app.latchkey.members;

import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;

public record MemberAdded(ClubId club, MemberId member) {}
