package app.latchkey.messages;

/** A rendered mail, in memory only. */
public record Mail(String subject, String text, String html) {}
