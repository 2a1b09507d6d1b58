package app.latchkey.clubs;

import app.latchkey.audit.Actor;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;

/** Somebody no longer works here. */
public record StaffEnded(ClubId club, AccountId account, Actor by) {}
