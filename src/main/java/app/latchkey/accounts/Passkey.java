package app.latchkey.accounts;

import app.latchkey.platform.ids.AccountId;
import java.time.Instant;
import java.util.Optional;

/**
 * A key pair on somebody's device, of which only the public half is known here.
 *
 * @param userHandle random, the same for all passkeys of an account; says nothing of whose it is
 * @param rpId the host it was made for: it opens no other
 * @param publicKey as COSE writes it
 */
public record Passkey(
        byte[] credentialId,
        AccountId account,
        byte[] userHandle,
        String rpId,
        byte[] publicKey,
        long counter,
        String name,
        Instant createdAt,
        Optional<Instant> usedAt) {
    /** As forms and scripts carry it. */
    public String id() {
        return Hashing.base64(credentialId);
    }
}
