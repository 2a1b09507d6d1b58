package app.latchkey.accounts;

import java.util.List;
import java.util.Optional;

/**
 * From where a request comes.
 *
 * @param network an IPv4 address, or the /64 of an IPv6 one
 * @param deviceCookie the device's own secret, if this browser brought one or has just been given one
 * @param deviceNew whether it brought none: no account has entered from it
 * @param words "Chrome on Android"
 */
public record Client(String network, Optional<String> deviceCookie, boolean deviceNew, String words) {
    /** As it came. */
    public Client(String network, Optional<String> deviceCookie, String words) {
        this(network, deviceCookie, deviceCookie.isEmpty(), words);
    }

    /** @param secret that nobody has seen yet */
    Client given(String secret) {
        return new Client(network, Optional.of(secret), true, words);
    }

    /** The /48 of an IPv6 network: what one customer of a provider has to choose from. */
    public Optional<String> wideNetwork() {
        if (!network.endsWith("/64")) return Optional.empty();
        return Optional.of(String.join(":", List.of(network.split(":", 4)).subList(0, 3)) + "/48");
    }

    public Optional<byte[]> deviceHash() {
        return deviceCookie.map(Secrets::hash);
    }
}
