package app.latchkey.members;

import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.util.Collection;

/**
 * Two files became one, in this very transaction: every room moves what it keeps of the absorbed file.
 *
 * @param neighbours who had to do with either of them before
 */
public record MembersMerged(ClubId club, Merge merge, Collection<MemberId> neighbours) {}
