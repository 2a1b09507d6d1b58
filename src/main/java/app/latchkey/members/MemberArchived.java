package app.latchkey.members;

import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;

public record MemberArchived(ClubId club, MemberId member) {}
