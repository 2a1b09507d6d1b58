package app.latchkey.accounts;

import app.latchkey.testing.Wired;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Hashes as the house does, and counts. */
public final class CountedHashing {
    private final AtomicInteger count = new AtomicInteger();
    private final Hashing hashing;

    public CountedHashing() {
        this(true);
    }

    /** @param pretending whether the hash that stands in where there is nothing to compare is computed */
    public CountedHashing(boolean pretending) {
        var real = new SodiumArgon2();
        var dummy = new AtomicReference<>("");
        hashing = new Hashing(Hashing.Parameters.DEFAULT, new Argon2() {
            @Override
            public String hash(byte[] secret, int memoryKib, int passes) {
                count.incrementAndGet();
                var made = real.hash(secret, memoryKib, passes);
                // The first one is made when the house opens, for nobody.
                dummy.compareAndSet("", made);
                return made;
            }

            @Override
            public boolean verify(String hash, byte[] secret) {
                count.incrementAndGet();
                if (!pretending && hash.equals(dummy.get())) return false;
                return real.verify(hash, secret);
            }
        });
    }

    public Hashing hashing() {
        return hashing;
    }

    /** The flow of a type that hashes, and compares, with this. */
    public <T> T in(Class<T> flow) {
        return Wired.with(flow, hashing, Wired.with(Credentials.class, hashing));
    }

    /** Since the last time it was asked. */
    public int count() {
        return count.getAndSet(0);
    }
}
