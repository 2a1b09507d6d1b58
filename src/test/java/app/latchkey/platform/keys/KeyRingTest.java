package app.latchkey.platform.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.latchkey.platform.settings.StartRefused;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingTest {
    private static final byte[] TEXT = "somebody typed this".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path data;

    @Test
    void is_made_once_and_read_by_nobody_else() throws Exception {
        var mac = ring().mac(Purpose.TOKEN, TEXT);
        assertThat(ring().verify(Purpose.TOKEN, TEXT, mac)).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("keys.properties"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_ring_that_others_can_read_is_refused() throws Exception {
        ring();
        Files.setPosixFilePermissions(data.resolve("keys.properties"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(this::ring).isInstanceOf(StartRefused.class).hasMessageContaining("chmod 600");
    }

    @Test
    void a_damaged_ring_is_refused_and_not_replaced() throws Exception {
        ring();
        Files.writeString(data.resolve("keys.properties"), "");
        assertThatThrownBy(this::ring).isInstanceOf(StartRefused.class).hasMessageContaining("damaged");
    }

    @Test
    void a_mac_counts_for_its_purpose_and_content_only() {
        var ring = ring();
        var mac = ring.mac(Purpose.TOKEN, TEXT);
        assertThat(ring.verify(Purpose.CODE, TEXT, mac)).isFalse();
        assertThat(ring.verify(Purpose.TOKEN, new byte[] {1}, mac)).isFalse();
        assertThat(ring.verify(Purpose.TOKEN, TEXT, Arrays.copyOf(mac, 16))).isTrue();
        assertThat(ring.verify(Purpose.TOKEN, TEXT, Arrays.copyOf(mac, 15))).isFalse();
        assertThat(ring.verify(Purpose.TOKEN, TEXT, new byte[0])).isFalse();
        assertThat(ring.verify(Purpose.TOKEN, TEXT, Arrays.copyOf(mac, 40))).isFalse();
    }

    @Test
    void after_a_rotation_the_new_key_writes_and_the_old_one_reads() {
        var running = ring();
        var oldMac = running.mac(Purpose.TOKEN, TEXT);
        var oldSeal = running.seal("attempt", TEXT);
        assertThat(ring().rotate()).isEqualTo(2);
        // The running server noticed the changed file.
        assertThat(running.mac(Purpose.TOKEN, TEXT)).isNotEqualTo(oldMac);
        assertThat(running.verify(Purpose.TOKEN, TEXT, oldMac)).isTrue();
        assertThat(running.open("attempt", oldSeal)).contains(TEXT);
        assertThat(running.seal("attempt", TEXT)[4]).isEqualTo((byte) 2);
    }

    @Test
    void what_is_sealed_opens_for_its_place_only() {
        var ring = ring();
        var sealed = ring.seal("attempt", TEXT);
        assertThat(ring.open("attempt", sealed)).contains(TEXT);
        assertThat(ring.open("request", sealed)).isEmpty();
        sealed[sealed.length - 1] ^= 1;
        assertThat(ring.open("attempt", sealed)).isEmpty();
        assertThat(ring.open("attempt", new byte[3])).isEmpty();
        assertThat(new String(ring.seal("attempt", TEXT), StandardCharsets.ISO_8859_1))
                .doesNotContain("somebody");
    }

    @Test
    void a_new_epoch_kills_tokens_and_codes_but_opens_seals() {
        var ring = ring();
        var token = ring.mac(Purpose.TOKEN, TEXT);
        var verp = ring.mac(Purpose.VERP, TEXT);
        var sealed = ring.seal("attempt", TEXT);
        assertThat(ring.nextEpoch()).isEqualTo(2);
        assertThat(ring.verify(Purpose.TOKEN, TEXT, token)).isFalse();
        assertThat(ring.verify(Purpose.VERP, TEXT, verp)).isTrue();
        assertThat(ring.open("attempt", sealed)).contains(TEXT);
    }

    private KeyRing ring() {
        return KeyRing.open(data);
    }
}
