package app.latchkey.platform.keys;

import app.latchkey.platform.settings.StartRefused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/** MACs and seals with the newest key; checks and opens with all of them. */
public final class KeyRing {
    private static final int MAC_AT_LEAST_BYTES = 16;
    private static final byte SEAL_FORMAT = 1;
    private static final int SEAL_HEAD_BYTES = 5;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Path file;
    private final SecureRandom random = new SecureRandom();
    private volatile Ring ring;

    private KeyRing(Path file) {
        this.file = file;
        this.ring = load(file);
    }

    public static KeyRing open(Path dataDir) {
        try {
            Files.createDirectories(dataDir);
        } catch (IOException failed) {
            throw new StartRefused(
                    "The data directory " + dataDir + " cannot be written: make it writable, or name another by"
                            + " LATCHKEY_DATA_DIR.",
                    failed);
        }
        return new KeyRing(dataDir.resolve("keys.properties"));
    }

    /** All 32 bytes; a caller may keep the first 16 or more of them. */
    public byte[] mac(Purpose purpose, byte[] content) {
        var now = current();
        return mac(now.key(now.content.keys().lastKey(), purpose, "HmacSHA256"), content);
    }

    /** By every key of the ring, newest first: to find a row whose code was made before a rotation. */
    public List<byte[]> allMacs(Purpose purpose, byte[] content) {
        var now = current();
        return now.content.keys().descendingMap().keySet().stream()
                .map(number -> mac(now.key(number, purpose, "HmacSHA256"), content))
                .toList();
    }

    /** In constant time for each key, whichever of them wrote it. */
    public boolean verify(Purpose purpose, byte[] content, byte[] mac) {
        if (mac.length < MAC_AT_LEAST_BYTES) return false;
        var now = current();
        var right = false;
        for (var number : now.content.keys().keySet()) {
            var expected = mac(now.key(number, purpose, "HmacSHA256"), content);
            right |= MessageDigest.isEqual(Arrays.copyOf(expected, Math.min(mac.length, expected.length)), mac);
        }
        return right;
    }

    /** Sealed for one place only: what was sealed about one thing does not open as another. */
    public byte[] seal(String about, byte[] plain) {
        var now = current();
        var number = now.content.keys().lastKey();
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var head = head(number);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, now.key(number, Purpose.SEAL, "AES"), nonce, head, about);
            var sealed = cipher.doFinal(plain);
            return ByteBuffer.allocate(head.length + nonce.length + sealed.length)
                    .put(head)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("AES-GCM is part of every Java", broken);
        }
    }

    /** How everything begins that the newest key has sealed, in hex. */
    public String sealHead() {
        return HexFormat.of().formatHex(head(current().content.keys().lastKey()));
    }

    private static byte[] head(int number) {
        return ByteBuffer.allocate(SEAL_HEAD_BYTES)
                .put(SEAL_FORMAT)
                .putInt(number)
                .array();
    }

    /** Nothing when it was sealed by another ring, about another thing, or changed since. */
    public Optional<byte[]> open(String about, byte[] sealed) {
        if (sealed.length < SEAL_HEAD_BYTES + NONCE_BYTES || sealed[0] != SEAL_FORMAT) return Optional.empty();
        var now = current();
        var number = ByteBuffer.wrap(sealed, 1, 4).getInt();
        if (!now.content.keys().containsKey(number)) return Optional.empty();
        var head = Arrays.copyOf(sealed, SEAL_HEAD_BYTES);
        var nonce = Arrays.copyOfRange(sealed, SEAL_HEAD_BYTES, SEAL_HEAD_BYTES + NONCE_BYTES);
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, now.key(number, Purpose.SEAL, "AES"), nonce, head, about);
            var start = SEAL_HEAD_BYTES + NONCE_BYTES;
            return Optional.of(cipher.doFinal(sealed, start, sealed.length - start));
        } catch (GeneralSecurityException notOurs) {
            return Optional.empty();
        }
    }

    public int epoch() {
        return current().content.epoch();
    }

    /** A new key writes from now on; the older ones still read. Answers its number. */
    public synchronized int rotate() {
        var content = RingFile.readOrMake(file);
        content.addKey();
        content.write(file);
        ring = load(file);
        return content.keys().lastKey();
    }

    /** After a restore: every link, code and cookie of the time before is dead. */
    public synchronized int nextEpoch() {
        var content = RingFile.readOrMake(file);
        new RingFile(content.epoch() + 1, content.keys()).write(file);
        ring = load(file);
        return ring.content.epoch();
    }

    private Ring current() {
        var known = ring;
        if (RingFile.changedAt(file).equals(known.changedAt)) return known;
        synchronized (this) {
            ring = load(file);
            return ring;
        }
    }

    private static Ring load(Path file) {
        var content = RingFile.readOrMake(file);
        return new Ring(content, RingFile.changedAt(file), new ConcurrentHashMap<>());
    }

    private static byte[] mac(SecretKey key, byte[] content) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(content);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("HMAC is part of every Java", broken);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] head, String about)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(head);
        cipher.updateAAD(about.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private record Ring(RingFile content, FileTime changedAt, Map<String, SecretKey> derived) {
        SecretKey key(int number, Purpose purpose, String algorithm) {
            return derived.computeIfAbsent(number + purpose.name(), any -> derive(number, purpose, algorithm));
        }

        private SecretKey derive(int number, Purpose purpose, String algorithm) {
            var key = content.keys().get(number);
            if (key == null) throw new IllegalStateException("No key " + number);
            try {
                var info = purpose.info(content.epoch()).getBytes(StandardCharsets.UTF_8);
                var how = HKDFParameterSpec.ofExtract().addIKM(key).thenExpand(info, 32);
                return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, how);
            } catch (GeneralSecurityException broken) {
                throw new IllegalStateException("HKDF is part of Java since 25", broken);
            }
        }
    }
}
