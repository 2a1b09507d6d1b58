package app.latchkey.members;

import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.util.List;

/** @param formerNeighbours whom the file may have been taken for, or have shared with, until now */
public record MemberChanged(ClubId club, MemberId member, List<MemberId> formerNeighbours) {
    public MemberChanged(ClubId club, MemberId member) {
        this(club, member, List.of());
    }
}
