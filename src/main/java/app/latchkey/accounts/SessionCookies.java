package app.latchkey.accounts;

import app.latchkey.platform.settings.Settings;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The cookies a browser keeps: its session, its own device secret, and those of flows. Host-bound exactly when the base URL is https. */
@Component
public class SessionCookies {
    private static final Duration DEVICE_LIFE = Duration.ofDays(365);

    private final boolean secure;

    public SessionCookies(Settings settings) {
        this.secure = settings.https();
    }

    public void begin(HttpServletResponse response, String token) {
        write(response, "session", token, Sessions.ABSOLUTE);
    }

    public void end(HttpServletResponse response) {
        write(response, "session", "", Duration.ZERO);
    }

    public Optional<String> session(HttpServletRequest request) {
        return read(request, "session");
    }

    public Optional<String> device(HttpServletRequest request) {
        return read(request, "device");
    }

    private void rememberDevice(HttpServletResponse response, String secret) {
        write(response, "device", secret, DEVICE_LIFE);
    }

    /** The same client, with a device secret from now on: it will be known again. */
    public Client known(Client client, HttpServletResponse response) {
        if (client.deviceCookie().isPresent()) return client;
        var secret = Secrets.token();
        rememberDevice(response, secret);
        return client.given(secret);
    }

    /** A short cookie of a flow, readable under its path only, named after what it belongs to. */
    public void write(HttpServletResponse response, String name, String value, Duration life) {
        var cookie = new Cookie(prefix() + name, value);
        cookie.setHttpOnly(true);
        cookie.setSecure(secure);
        cookie.setPath("/");
        cookie.setMaxAge((int) life.toSeconds());
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }

    public Optional<String> read(HttpServletRequest request, String name) {
        if (request.getCookies() == null) return Optional.empty();
        for (var cookie : request.getCookies())
            if (cookie.getName().equals(prefix() + name) && !cookie.getValue().isEmpty())
                return Optional.of(cookie.getValue());
        return Optional.empty();
    }

    private String prefix() {
        return secure ? "__Host-latchkey_" : "latchkey_";
    }
}
