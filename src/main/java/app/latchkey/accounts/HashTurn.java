package app.latchkey.accounts;

/**
 * Before whom somebody's hash is computed when all cores are busy.
 *
 * @param network of a stranger, as {@link Client#network} names it; empty for everybody else
 */
public record HashTurn(Rank rank, String network) {
    /** Somebody who has shown already who they are: by a link, a session, a computer of the desk. */
    public static final HashTurn KNOWN = new HashTurn(Rank.KNOWN, "");
    /** Nobody waits for it. */
    public static final HashTurn SPARE = new HashTurn(Rank.SPARE, "");

    /** In the order in which they go. */
    public enum Rank {
        KNOWN,
        STRANGER,
        SPARE
    }

    /** @param known whether this device has entered before, with the account that is tried */
    public static HashTurn atTheDoor(Client client, boolean known) {
        return known ? KNOWN : new HashTurn(Rank.STRANGER, client.network());
    }
}
