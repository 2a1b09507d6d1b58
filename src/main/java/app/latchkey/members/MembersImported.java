package app.latchkey.members;

import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.util.List;

public record MembersImported(ClubId club, List<MemberId> members) {}
