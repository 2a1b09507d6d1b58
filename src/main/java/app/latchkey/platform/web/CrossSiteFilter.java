package app.latchkey.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses every changing request that a browser sends from another site, by Fetch Metadata, else by Origin. Unlike a token
 * in the form it survives a stale tab and needs no state; sign-in is covered too (login CSRF). Programs send neither
 * header and carry no cookie that a stranger could borrow. docs/decisions has the reasons.
 */
final class CrossSiteFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(CrossSiteFilter.class);
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final URI base;

    CrossSiteFilter(URI base) {
        this.base = base;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SAFE.contains(request.getMethod()) || fromHere(request)) {
            chain.doFilter(request, response);
        } else {
            LOG.info("{} refused: a form of another site", request.getMethod());
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private boolean fromHere(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null) return site.equals("same-origin") || site.equals("none");
        var origin = request.getHeader("Origin");
        if (origin == null) return true;
        return origin.equals(origin(base)) || sameAsHost(origin, request);
    }

    // A browser too old for Fetch Metadata, reaching us by another name of this machine (a proxy, localhost).
    private static boolean sameAsHost(String origin, HttpServletRequest request) {
        var host = request.getHeader("Host");
        return host != null && (origin.equals("http://" + host) || origin.equals("https://" + host));
    }

    private static String origin(URI base) {
        var port = base.getPort() < 0 ? "" : ":" + base.getPort();
        return base.getScheme() + "://" + base.getHost() + port;
    }
}
