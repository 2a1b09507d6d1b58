package app.latchkey.access;

/** What became of a remedy that nobody at the desk pressed. */
public sealed interface MendOutcome {
    /** @param said key of the sentence, with its one argument */
    record Mended(String said, String argument) implements MendOutcome {}

    record NoSuchMember() implements MendOutcome {}

    /** No finding offers it now; the newest look decides. */
    record NotOffered() implements MendOutcome {}

    /** Somebody has to be asked or seen, or the right is a person's. */
    record TakesAPerson(RemedyId.Proof proof) implements MendOutcome {}

    /** @param why key of the sentence */
    record NotNow(String why) implements MendOutcome {}
}
