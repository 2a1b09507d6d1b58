package app.latchkey.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What may come in, said before a byte of it is read: files where a list is sent and nowhere else, everything else small and of
 * a length that is told. A stranger fills neither disk nor memory. And a form says what it says in its body alone: a field in
 * the address would be taken for one of it, and end in histories and in the logs of proxies.
 */
final class BodyFilter extends OncePerRequestFilter {
    static final long MOST = 1 << 20;

    private final List<TakesFiles> places;

    BodyFilter(List<TakesFiles> places) {
        this.places = places;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var refused = refused(request);
        if (refused == 0) chain.doFilter(request, response);
        else response.sendError(refused);
    }

    private int refused(HttpServletRequest request) {
        if (addressed(request)) return HttpServletResponse.SC_BAD_REQUEST;
        if (multipart(request))
            return places.stream().anyMatch(place -> place.at(request.getRequestURI()))
                    ? 0
                    : HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE;
        if (request.getContentLengthLong() > MOST) return HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
        return request.getHeader("Transfer-Encoding") == null ? 0 : HttpServletResponse.SC_LENGTH_REQUIRED;
    }

    private static boolean addressed(HttpServletRequest request) {
        return request.getQueryString() != null
                && request.getMethod().equals("POST")
                && !request.getRequestURI().startsWith("/api/");
    }

    private static boolean multipart(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }
}
