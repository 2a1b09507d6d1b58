package app.latchkey.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.platform.settings.SettingsReader;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;

/** From where somebody comes decides what is counted against whom: nobody may write it down for themselves. */
class ClientsTest {
    private static final String VISITOR = "203.0.113.7";

    @TempDir
    private Path data;

    private String network(String trusted, String peer, String... forwarded) {
        var options = Map.of("DATA_DIR", data.toString(), "TRUSTED_PROXIES", trusted);
        var settings = SettingsReader.read(data, Map.of(), options, true);
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(peer);
        for (var line : forwarded) request.addHeader("X-Forwarded-For", line);
        return new Clients(settings, new SessionCookies(settings)).of(request).network();
    }

    @Test
    void what_a_visitor_says_of_themselves_counts_only_from_a_proxy_that_is_named() {
        assertThat(network("10.0.0.1", VISITOR, "198.51.100.1")).isEqualTo(VISITOR);
        assertThat(network("10.0.0.1", "10.0.0.2", "198.51.100.1")).isEqualTo("10.0.0.2");
        assertThat(network("10.0.0.1", "10.0.0.1", "198.51.100.1")).isEqualTo("198.51.100.1");
        assertThat(network("10.0.0.1", "10.0.0.1")).isEqualTo("10.0.0.1");
    }

    @Test
    void of_several_hops_the_last_that_is_no_proxy_of_ours_counts_whatever_stands_before_it() {
        var both = "10.0.0.1,10.0.0.2";
        assertThat(network(both, "10.0.0.1", "1.2.3.4, 198.51.100.1, 10.0.0.2")).isEqualTo("198.51.100.1");
        assertThat(network(both, "10.0.0.1", "1.2.3.4", "198.51.100.1"))
                .as("a line of its own below what the visitor sent")
                .isEqualTo("198.51.100.1");
        assertThat(network(both, "10.0.0.1", "<script>"))
                .as("no address at all")
                .isEqualTo("unknown");
        assertThat(network(both, "10.0.0.1", "2001:db8:1:2:3:4:5:6"))
                .as("a household's network")
                .isEqualTo("2001:db8:1:2:0:0:0:0/64");
    }
}
