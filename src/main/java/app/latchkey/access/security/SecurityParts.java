package app.latchkey.access.security;

import app.latchkey.accounts.AccountAddress;
import app.latchkey.accounts.Sessions;
import app.latchkey.clubs.Club;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What belongs to the account, drawn at a club and over all clubs alike.
 *
 * @param frame whose pages of passkeys and second factor are led to
 * @param path where the forms go
 * @param waiting addresses that are still to be confirmed
 * @param hasPassword else it is opened by passkeys only
 * @param problem key of what is wrong with the typed passwords, or empty
 */
public record SecurityParts(
        Club frame,
        String path,
        String leaving,
        List<AccountAddress> addresses,
        int waiting,
        List<Sessions.Device> devices,
        UUID here,
        boolean hasPassword,
        int shortest,
        String problem,
        Instant now) {
    public String at(String rest) {
        return path + rest;
    }
}
