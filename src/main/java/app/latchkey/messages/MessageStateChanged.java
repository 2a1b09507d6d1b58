package app.latchkey.messages;

import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.util.Optional;
import java.util.UUID;

/** The truth about a message has changed; published inside the transaction that wrote it. */
public record MessageStateChanged(ClubId club, UUID message, Optional<MemberId> member) {}
