package app.latchkey.operator.device;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;

/** One passkey of one device: ES256, no attestation. */
public final class SoftPasskey {
    private static final byte PRESENT = 0x01;
    private static final byte RECOGNISED = 0x04;
    private static final byte WITH_KEY = 0x40;

    private final KeyPair keys = keys();
    private final byte[] id = new byte[32];
    private final String origin;
    private final String host;
    private boolean recognises = true;
    private int counter;
    private int step;

    /** @param origin where its owner's browser stands; @param host for whom it is made */
    public SoftPasskey(String origin, String host) {
        this.origin = origin;
        this.host = host;
        new SecureRandom().nextBytes(id);
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** From now on it counts its uses; a device that does not always says 0. */
    public SoftPasskey counting() {
        step = 1;
        return this;
    }

    public void countsFrom(int used) {
        counter = used;
    }

    /** Somebody else holds the device: it is touched, and recognises nobody. */
    public void recognisesNobody() {
        recognises = false;
    }

    public String id() {
        return text(id);
    }

    /** The fields of the form that adds it. */
    public Map<String, String> made(String challenge) {
        var data = new ByteArrayOutputStream();
        data.writeBytes(authenticatorData((byte) (flags() | WITH_KEY)));
        data.writeBytes(new byte[16]);
        data.writeBytes(ByteBuffer.allocate(2).putShort((short) id.length).array());
        data.writeBytes(id);
        data.writeBytes(publicKey());
        var attestation = new ByteArrayOutputStream();
        attestation.write(0xa3);
        attestation.writeBytes(word("fmt"));
        attestation.writeBytes(word("none"));
        attestation.writeBytes(word("attStmt"));
        attestation.write(0xa0);
        attestation.writeBytes(word("authData"));
        attestation.write(0x58);
        attestation.write(data.size());
        attestation.writeBytes(data.toByteArray());
        return Map.of("client", text(client("webauthn.create", challenge)), "data", text(attestation.toByteArray()));
    }

    /** The fields of the form that shows it. */
    public Map<String, String> shown(String challenge) {
        counter += step;
        var client = client("webauthn.get", challenge);
        var data = authenticatorData(flags());
        return Map.of(
                "credential",
                id(),
                "client",
                text(client),
                "data",
                text(data),
                "signature",
                text(signed(data, client)));
    }

    private byte flags() {
        return recognises ? (byte) (PRESENT | RECOGNISED) : PRESENT;
    }

    private byte[] authenticatorData(byte flags) {
        return ByteBuffer.allocate(37)
                .put(hash(host.getBytes(StandardCharsets.UTF_8)))
                .put(flags)
                .putInt(counter)
                .array();
    }

    private byte[] client(String type, String challenge) {
        return """
                {"type":"%s","challenge":"%s","origin":"%s","crossOrigin":false}""".formatted(type, challenge, origin).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] signed(byte[] data, byte[] client) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(data);
            signature.update(hash(client));
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** COSE: kty 2, alg -7, crv 1, x, y. */
    private byte[] publicKey() {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        return ByteBuffer.allocate(77)
                .put(new byte[] {(byte) 0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 0x20})
                .put(coordinate(point.getAffineX()))
                .put(new byte[] {0x22, 0x58, 0x20})
                .put(coordinate(point.getAffineY()))
                .array();
    }

    private static byte[] coordinate(BigInteger number) {
        var bytes = number.toByteArray();
        var fixed = new byte[32];
        var kept = Math.min(bytes.length, fixed.length);
        System.arraycopy(bytes, bytes.length - kept, fixed, fixed.length - kept, kept);
        return fixed;
    }

    private static byte[] word(String text) {
        var bytes = text.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(1 + bytes.length)
                .put((byte) (0x60 + bytes.length))
                .put(bytes)
                .array();
    }

    private static byte[] hash(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
