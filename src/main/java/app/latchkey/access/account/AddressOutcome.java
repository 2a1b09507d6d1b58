package app.latchkey.access.account;

/** What became of a wish about an address of one's own. */
public sealed interface AddressOutcome {
    /** @param said key of the sentence, with the address as its argument */
    record Done(String said, String address) implements AddressOutcome {}

    /** Nothing was changed. */
    record Again(String problem) implements AddressOutcome {}
}
