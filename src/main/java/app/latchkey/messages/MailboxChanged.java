package app.latchkey.messages;

import app.latchkey.platform.ids.ClubId;

/** What is known of a mailbox, or of this club's right to write to it, has changed; inside the transaction that wrote it. */
public record MailboxChanged(ClubId club, String key) {}
