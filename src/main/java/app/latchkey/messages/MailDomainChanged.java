package app.latchkey.messages;

import app.latchkey.platform.ids.ClubId;

/** A domain has lost its mail server, or has one again; told to every club, inside a transaction of the club. */
public record MailDomainChanged(ClubId club, String domain) {}
