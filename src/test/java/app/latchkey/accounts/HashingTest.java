package app.latchkey.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HashingTest {
    private static final Hashing.Parameters SMALL = new Hashing.Parameters(1024, 2);

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void what_libsodium_wrote_java_can_read_and_the_other_way_round() {
        var sodium = new SodiumArgon2();
        var java = new JavaArgon2();
        for (var secret : new String[] {"four calm words here", "pässwörd ✓", "x".repeat(128)}) {
            assertThat(java.verify(sodium.hash(bytes(secret), 1024, 2), bytes(secret)))
                    .isTrue();
            assertThat(sodium.verify(java.hash(bytes(secret), 1024, 2), bytes(secret)))
                    .isTrue();
            assertThat(java.verify(sodium.hash(bytes(secret), 1024, 2), bytes(secret + "!")))
                    .isFalse();
            assertThat(sodium.verify(java.hash(bytes(secret), 1024, 2), bytes(secret + "!")))
                    .isFalse();
        }
    }

    @Test
    void a_password_in_another_normal_form_is_the_same_password() {
        var hashing = new Hashing(SMALL);
        assertThat(hashing.verify(hashing.hash("caf\u00e9 au lait"), "cafe\u0301 au lait"))
                .isTrue();
    }

    @Test
    void a_hash_of_other_parameters_is_outdated_and_still_opens() {
        var old = new Hashing(SMALL).hash("four calm words here");
        var today = new Hashing(new Hashing.Parameters(2048, 2));
        assertThat(today.outdated(old)).isTrue();
        assertThat(today.verify(old, "four calm words here")).isTrue();
        assertThat(today.outdated(today.hash("four calm words here"))).isFalse();
    }

    @Test
    void never_more_hashes_at_once_than_cores() throws InterruptedException {
        var running = new AtomicInteger();
        var seen = new ConcurrentLinkedQueue<Integer>();
        var counting = new Argon2() {
            @Override
            public String hash(byte[] secret, int memoryKib, int passes) {
                return "";
            }

            @Override
            public boolean verify(String hash, byte[] secret) {
                seen.add(running.incrementAndGet());
                Thread.onSpinWait();
                new JavaArgon2().hash(secret, 256, 1);
                running.decrementAndGet();
                return true;
            }
        };
        var hashing = new Hashing(SMALL, counting);
        try (var rush = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 200; i++) rush.submit(() -> hashing.verify("", "secret"));
        }
        assertThat(seen)
                .hasSize(200)
                .allMatch(many -> many <= Runtime.getRuntime().availableProcessors());
    }
}
