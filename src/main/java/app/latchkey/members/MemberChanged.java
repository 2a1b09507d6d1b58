package app.latchkey.members;

import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;

public record MemberChanged(ClubId club, MemberId member) {}
