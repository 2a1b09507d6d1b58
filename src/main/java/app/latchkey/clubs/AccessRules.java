package app.latchkey.clubs;

import java.util.List;

/**
 * What a club decides about access.
 *
 * @param inviteDays how long an invitation is valid, 1 to 30
 * @param mailedCodes members may sign in by a code that is mailed to them
 * @param ownNetworks as {@code Client.network} names them: an IPv4 address, or the /64 of an IPv6 one
 */
public record AccessRules(
        FirstAccess firstAccess,
        int inviteDays,
        AskInvite askInvite,
        boolean mailedCodes,
        StaffProof staffProof,
        Joins joins,
        List<String> ownNetworks) {
    public static final AccessRules USUAL =
            new AccessRules(FirstAccess.LINK, 14, AskInvite.ASK, false, StaffProof.PASSWORD, Joins.CLOSED, List.of());

    /** Whether the page <em>Create an account</em> is there at all. */
    public boolean joinable() {
        return joins != Joins.CLOSED;
    }

    /** What a first mail carries: a link, or a username and an access code. */
    public enum FirstAccess {
        LINK,
        CODE
    }

    /** Whether adding a member asks if they are to be invited. */
    public enum AskInvite {
        ASK,
        ALWAYS,
        NEVER
    }

    /** Whom the page <em>Create an account</em> lets in: nobody, people whose file has their address, or everybody. */
    public enum Joins {
        CLOSED,
        KNOWN,
        OPEN
    }

    /** The least that whoever works at the desk shows when they sign in. */
    public enum StaffProof {
        PASSWORD,
        SECOND_FACTOR,
        PASSKEY
    }
}
