package app.latchkey.accounts;

import java.util.Optional;

/**
 * From where a request comes.
 *
 * @param network an IPv4 address, or the /64 of an IPv6 one
 * @param deviceCookie the device's own secret, if this browser brought one
 * @param words "Chrome on Android"
 */
public record Client(String network, Optional<String> deviceCookie, String words) {
    public Optional<byte[]> deviceHash() {
        return deviceCookie.map(Secrets::hash);
    }
}
