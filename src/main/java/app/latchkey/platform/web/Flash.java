package app.latchkey.platform.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** One sentence carried over a redirect in a cookie that lives for a minute: a key and its arguments, escaped when drawn. */
record Flash(String key, List<String> arguments) {
    private static final String COOKIE = "latchkey_said";
    private static final String HOST_COOKIE = "__Host-latchkey_said";
    private static final String BETWEEN = "\u001f";

    static void send(HttpServletResponse response, Redirect redirect, boolean secure) {
        if (redirect.saying().isEmpty()) return;
        var parts = new ArrayList<String>();
        parts.add(redirect.saying());
        parts.addAll(redirect.arguments());
        var text = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(BETWEEN, parts).getBytes(StandardCharsets.UTF_8));
        response.addCookie(cookie(text, 60, secure));
    }

    static Optional<Flash> take(HttpServletRequest request, HttpServletResponse response, boolean secure) {
        if (request.getCookies() == null) return Optional.empty();
        for (var cookie : request.getCookies()) {
            if (cookie.getName().equals(secure ? HOST_COOKIE : COOKIE)) {
                response.addCookie(cookie("", 0, secure));
                return read(cookie.getValue());
            }
        }
        return Optional.empty();
    }

    private static Optional<Flash> read(String value) {
        try {
            var parts =
                    List.of(new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8).split(BETWEEN));
            return Optional.of(new Flash(parts.getFirst(), parts.subList(1, parts.size())));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static Cookie cookie(String value, int seconds, boolean secure) {
        var cookie = new Cookie(secure ? HOST_COOKIE : COOKIE, value);
        cookie.setHttpOnly(true);
        cookie.setSecure(secure);
        cookie.setPath("/");
        cookie.setMaxAge(seconds);
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}
