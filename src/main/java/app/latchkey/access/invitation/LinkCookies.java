package app.latchkey.access.invitation;

import app.latchkey.access.links.LinkTokens;
import app.latchkey.accounts.SessionCookies;
import app.latchkey.platform.keys.KeyRing;
import app.latchkey.platform.keys.Purpose;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * A link leaves the address bar at once: it is exchanged for a cookie of its own name, and every form carries the link's
 * id. Both must agree, so that two tabs with two children never mix.
 */
@Component
public class LinkCookies {
    private static final Duration LIFE = Duration.ofHours(2);

    private final SessionCookies cookies;
    private final LinkTokens tokens;
    private final KeyRing keys;

    public LinkCookies(SessionCookies cookies, LinkTokens tokens, KeyRing keys) {
        this.cookies = cookies;
        this.tokens = tokens;
        this.keys = keys;
    }

    public void give(HttpServletResponse response, UUID link) {
        cookies.write(response, name(link), tokens.token(link), LIFE);
    }

    /** Continue was pressed, and the fact was right where one was asked. */
    public void givePassed(HttpServletResponse response, UUID link) {
        cookies.write(response, name(link), tokens.token(link) + "." + passed(link), LIFE);
    }

    public void take(HttpServletResponse response, UUID link) {
        cookies.write(response, name(link), "", Duration.ZERO);
    }

    public boolean holds(HttpServletRequest request, UUID link) {
        return cookies.read(request, name(link))
                .filter(value -> tokens.read(value.split("\\.", 2)[0]).equals(new LinkTokens.Reading.Genuine(link)))
                .isPresent();
    }

    public boolean hasPassed(HttpServletRequest request, UUID link) {
        return holds(request, link)
                && cookies.read(request, name(link))
                        .filter(value -> value.endsWith("." + passed(link)))
                        .isPresent();
    }

    private String passed(UUID link) {
        var mac = keys.mac(Purpose.COOKIE, ("passed " + link).getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }

    private static String name(UUID link) {
        return "link_" + link;
    }
}
