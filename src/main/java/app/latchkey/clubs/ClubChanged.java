package app.latchkey.clubs;

import app.latchkey.platform.ids.ClubId;

public record ClubChanged(ClubId club) {}
