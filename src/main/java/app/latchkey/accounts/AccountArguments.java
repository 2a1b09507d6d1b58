package app.latchkey.accounts;

import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.web.Frame;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives handlers the {@link Client}, and the session as {@link Visitor}: read once a request. */
@Component
public class AccountArguments implements WebMvcConfigurer, HandlerMethodArgumentResolver {
    private static final String SEEN = AccountArguments.class.getName();

    private final Sessions sessions;
    private final SessionCookies cookies;
    private final Clients clients;
    private final Transactions transactions;

    public AccountArguments(Sessions sessions, SessionCookies cookies, Clients clients, Transactions transactions) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.clients = clients;
        this.transactions = transactions;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Client.class || parameter.getParameterType() == Visitor.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binder) {
        var request = web.getNativeRequest(HttpServletRequest.class);
        if (request == null) throw new IllegalStateException("Not an HTTP request");
        return parameter.getParameterType() == Client.class ? clients.of(request) : visitor(request);
    }

    public Visitor visitor(HttpServletRequest request) {
        if (request.getAttribute(SEEN) instanceof Visitor seen) return seen;
        var signedIn = cookies.session(request).flatMap(token -> transactions.global(() -> sessions.find(token)));
        signedIn.ifPresent(person -> Frame.current().speak(person.locale()));
        var visitor = new Visitor(signedIn);
        request.setAttribute(SEEN, visitor);
        return visitor;
    }
}
