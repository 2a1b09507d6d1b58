package app.latchkey.accounts;

import java.util.concurrent.atomic.AtomicInteger;

/** Hashes as the house does, and counts. */
public final class CountedHashing {
    private final AtomicInteger count = new AtomicInteger();
    private final Hashing hashing;

    public CountedHashing() {
        var real = new SodiumArgon2();
        hashing = new Hashing(Hashing.Parameters.DEFAULT, new Argon2() {
            @Override
            public String hash(byte[] secret, int memoryKib, int passes) {
                count.incrementAndGet();
                return real.hash(secret, memoryKib, passes);
            }

            @Override
            public boolean verify(String hash, byte[] secret) {
                count.incrementAndGet();
                return real.verify(hash, secret);
            }
        });
    }

    public Hashing hashing() {
        return hashing;
    }

    /** Since the last time it was asked. */
    public int count() {
        return count.getAndSet(0);
    }
}
