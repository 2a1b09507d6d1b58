package app.latchkey.messages;

import java.time.Instant;

/** A whole mail of a demo, links and codes included. */
public record CapturedMail(
        String id, Instant at, String from, String to, String replyTo, String subject, String text, String html) {}
