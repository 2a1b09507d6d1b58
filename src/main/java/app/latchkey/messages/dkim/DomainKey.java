package app.latchkey.messages.dkim;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The key pair that signs for a domain.
 *
 * @param selector the name its public half stands under in the DNS; never used for another key
 * @param since when it came into its state
 * @param publicKey as X.509, @param privateKey as PKCS#8; empty once it is retired
 */
public record DomainKey(
        String domain, String selector, State state, Instant since, byte[] publicKey, byte[] privateKey) {
    /** Relays give up after five days; a mailbox that is fetched late checks later. */
    private static final Duration UNDER_WAY = Duration.ofDays(14);

    private static final int BITS = 2048;
    private static final int LONGEST_PIECE = 255;

    public enum State {
        /** Made; not signing before the DNS shows it. */
        PREPARED,
        SIGNING,
        RETIRED
    }

    static DomainKey make(String domain, String selector, Instant now) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            var pair = generator.generateKeyPair();
            return new DomainKey(
                    domain,
                    selector,
                    State.PREPARED,
                    now,
                    pair.getPublic().getEncoded(),
                    pair.getPrivate().getEncoded());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("RSA is part of every Java", broken);
        }
    }

    DomainKey signing(Instant now) {
        return new DomainKey(domain, selector, State.SIGNING, now, publicKey, privateKey);
    }

    DomainKey retired(Instant now) {
        return new DomainKey(domain, selector, State.RETIRED, now, publicKey, new byte[0]);
    }

    boolean is(State wanted) {
        return state == wanted;
    }

    /** Of a retired key: until then its record stays in the DNS, for mails under way. */
    public Instant neededUntil() {
        return since.plus(UNDER_WAY);
    }

    public String recordName() {
        return selector + "._domainkey." + domain;
    }

    public String record() {
        return "v=DKIM1; k=rsa; p=" + Base64.getEncoder().encodeToString(publicKey);
    }

    /** As a zone file takes it: a text of the DNS comes in pieces of at most 255 letters. */
    public String zoneLine() {
        var text = record();
        var pieces = new ArrayList<String>();
        for (var at = 0; at < text.length(); at += LONGEST_PIECE)
            pieces.add(text.substring(at, Math.min(text.length(), at + LONGEST_PIECE)));
        return recordName() + ". IN TXT ( "
                + pieces.stream().map(piece -> '"' + piece + '"').collect(Collectors.joining(" ")) + " )";
    }

    public boolean fits(PublicKey published) {
        return published instanceof RSAPublicKey && Arrays.equals(published.getEncoded(), publicKey);
    }

    PrivateKey signer() {
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(privateKey));
        } catch (GeneralSecurityException damaged) {
            throw new IllegalArgumentException(damaged);
        }
    }

    /** Refuses halves that are no keys, before anything is signed. */
    DomainKey checked() {
        try {
            KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(publicKey));
        } catch (GeneralSecurityException damaged) {
            throw new IllegalArgumentException(damaged);
        }
        if (state != State.RETIRED) signer();
        return this;
    }

    static List<DomainKey> of(List<DomainKey> keys, String domain) {
        return keys.stream().filter(key -> key.domain.equals(domain)).toList();
    }

    /** Without the key: this may stand in a log. */
    @Override
    public String toString() {
        return recordName() + " " + state;
    }
}
