package app.latchkey.access.signin;

import app.latchkey.accounts.SessionCookies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** A cookie that says nothing but that a page was shown: if a form comes back without it, this browser keeps none. */
@Component
public class ShownCookies {
    private static final String NAME = "shown";

    /** Longer than anybody leaves a page open. */
    private static final Duration LIFE = Duration.ofDays(180);

    private final SessionCookies cookies;

    ShownCookies(SessionCookies cookies) {
        this.cookies = cookies;
    }

    public void mark(HttpServletRequest request, HttpServletResponse response) {
        if (cookies.read(request, NAME).isEmpty()) cookies.write(response, NAME, "1", LIFE);
    }

    public boolean lost(HttpServletRequest request) {
        return cookies.read(request, NAME).isEmpty()
                && cookies.device(request).isEmpty()
                && cookies.session(request).isEmpty();
    }
}
