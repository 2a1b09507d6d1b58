package app.latchkey.accounts;

/**
 * A new password as its form sent it: what was typed, or the words that were offered and taken instead.
 *
 * @param value exactly as received; empty when there is none
 */
public record ChosenPassword(String value) {}
