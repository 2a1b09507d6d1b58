package app.latchkey.platform.web;

import app.latchkey.platform.texts.Texts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** First of all filters: the headers every answer carries, and the frame that templates ask. */
final class FrameFilter extends OncePerRequestFilter {
    private static final String POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
            + " form-action 'self'; frame-ancestors 'none'";

    private final Texts texts;
    private final Banners banners;
    private final boolean secure;

    FrameFilter(Texts texts, Banners banners, boolean secure) {
        this.texts = texts;
        this.banners = banners;
        this.secure = secure;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        if (secure) response.setHeader("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
        if (!request.getRequestURI().startsWith("/assets/")) response.setHeader("Cache-Control", "no-store");
        Frame.enter(new Frame(texts, request, banners));
        try {
            chain.doFilter(request, response);
        } finally {
            Frame.leave();
            Asker.forget();
        }
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
