package app.latchkey.platform.dns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JndiDnsTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.25, 25.2.0.192.in-addr.arpa",
        "2001:db8::1, 1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa"
    })
    void an_address_is_asked_backwards(String address, String name) {
        assertThat(JndiDns.backwards(address)).isEqualTo(name);
    }

    @Test
    void an_exchange_without_a_name_takes_no_mail() {
        assertThat(JndiDns.nowhere("0 .")).isTrue();
        assertThat(JndiDns.nowhere("0 ")).isTrue();
        assertThat(JndiDns.nowhere("10 mx.club.example.")).isFalse();
    }
}
