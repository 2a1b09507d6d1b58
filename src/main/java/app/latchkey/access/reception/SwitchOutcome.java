package app.latchkey.access.reception;

/** What became of a PIN at the reception's computer. */
public sealed interface SwitchOutcome {
    /** @param token of the session that goes on */
    record Standing(String token) implements SwitchOutcome {}

    record Refused() implements SwitchOutcome {}
}
