package app.latchkey.accounts;

import app.latchkey.platform.settings.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** From where a request comes. X-Forwarded-For counts only when a proxy named in the settings wrote it. */
@Component
public class Clients {
    private static final String UNKNOWN = "unknown";
    private static final Pattern SIGNS = Pattern.compile("[0-9a-fA-F.:]+");

    private final Set<String> trusted;
    private final SessionCookies cookies;

    public Clients(Settings settings, SessionCookies cookies) {
        this.trusted = new HashSet<>(settings.trustedProxies());
        this.cookies = cookies;
    }

    public Client of(HttpServletRequest request) {
        var agent = request.getHeader("User-Agent");
        return new Client(network(request), cookies.device(request), DeviceWords.of(agent == null ? "" : agent));
    }

    /** As {@link Client#network}. */
    public String network(HttpServletRequest request) {
        return network(address(request));
    }

    private String address(HttpServletRequest request) {
        var peer = request.getRemoteAddr();
        // All of its lines: a proxy may add one of its own below what the visitor sent.
        var forwarded = String.join(",", Collections.list(request.getHeaders("X-Forwarded-For")));
        if (forwarded.isBlank() || !trusted.contains(peer)) return peer;
        var hops =
                Arrays.stream(forwarded.split(",")).map(String::trim).toList().reversed();
        return hops.stream().filter(hop -> !trusted.contains(hop)).findFirst().orElse(peer);
    }

    /** The network of an address that somebody typed, as {@link Client#network} names it. */
    public static Optional<String> named(String typed) {
        var address = typed.replaceFirst("/64$", "");
        return Optional.of(network(address)).filter(known -> !known.equals(UNKNOWN) && !address.matches("[0-9]+"));
    }

    private static String network(String address) {
        if (!SIGNS.matcher(address).matches()) return UNKNOWN;
        try {
            var parsed = InetAddress.ofLiteral(address);
            if (!(parsed instanceof Inet6Address)) return parsed.getHostAddress();
            var bytes = parsed.getAddress();
            Arrays.fill(bytes, 8, 16, (byte) 0);
            return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
        } catch (IllegalArgumentException | UnknownHostException malformed) {
            return UNKNOWN;
        }
    }
}
