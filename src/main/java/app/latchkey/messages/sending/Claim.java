package app.latchkey.messages.sending;

import app.latchkey.messages.Lane;
import app.latchkey.platform.ids.ClubId;
import java.util.UUID;

/** One attempt at one message, ours while its token stands in the lane's table. */
record Claim(Lane lane, ClubId club, UUID message, int attempt, String domain, UUID token) {}
