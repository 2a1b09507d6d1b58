package app.latchkey.accounts;

import app.latchkey.platform.web.Asker;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** From where a request comes is known before anything is refused. */
final class AskerFilter extends OncePerRequestFilter {
    private final Clients clients;

    AskerFilter(Clients clients) {
        this.clients = clients;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Asker.from(clients.network(request));
        chain.doFilter(request, response);
    }
}
