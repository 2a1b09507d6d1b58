package app.latchkey.members;

import app.latchkey.audit.Actor;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;

/** Whoever added this file wants an invitation to go out with it, or the club always does. */
public record InvitationWished(ClubId club, MemberId member, Actor actor) {}
