package app.latchkey.members;

import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.util.Collection;

/** A merge was undone, in this very transaction: every room moves back what it had moved. */
public record MembersUnmerged(ClubId club, Merge merge, Collection<MemberId> neighbours) {}
