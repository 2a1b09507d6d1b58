package app.latchkey.accounts;

import app.latchkey.platform.database.Question;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.web.Asker;
import app.latchkey.platform.web.Frame;
import app.latchkey.platform.web.RequestArguments;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;

/** Gives handlers the {@link Client}, a {@link ChosenPassword}, and the session as {@link Visitor}: read once a request. */
@Component
public class AccountArguments extends RequestArguments {
    private static final String SEEN = AccountArguments.class.getName();
    private static final String LOOKED = SEEN + ".looked";

    private final Sessions sessions;
    private final SessionCookies cookies;
    private final Clients clients;
    private final Transactions transactions;

    public AccountArguments(Sessions sessions, SessionCookies cookies, Clients clients, Transactions transactions) {
        super(Client.class, Visitor.class, ChosenPassword.class);
        this.transactions = transactions;
        this.sessions = sessions;
        this.cookies = cookies;
        this.clients = clients;
    }

    @Override
    protected Object resolve(MethodParameter parameter, HttpServletRequest request) {
        var type = parameter.getParameterType();
        if (type == ChosenPassword.class) return chosen(request);
        return type == Client.class ? clients.of(request) : visitor(request);
    }

    private static ChosenPassword chosen(HttpServletRequest request) {
        var taken = request.getParameter("passphrase");
        var typed = request.getParameter("password");
        return new ChosenPassword(taken != null && !taken.isEmpty() ? taken : typed == null ? "" : typed);
    }

    private record Looked(String token, Optional<Sessions.Found> found) {}

    /** Looks for something else; and on the same way for who asks, if a page should want to know. */
    public <T> T alongWith(HttpServletRequest request, Question<T> other) {
        var token = looked(request) ? Optional.<String>empty() : cookies.session(request);
        if (token.isEmpty()) return transactions.glance(other);
        var both = transactions.glance(other.and(sessions.look(token.get())));
        request.setAttribute(LOOKED, new Looked(token.get(), both.second()));
        return both.first();
    }

    private static boolean looked(HttpServletRequest request) {
        return request.getAttribute(SEEN) != null || request.getAttribute(LOOKED) != null;
    }

    public Visitor visitor(HttpServletRequest request) {
        if (request.getAttribute(SEEN) instanceof Visitor seen) return seen;
        var signedIn = request.getAttribute(LOOKED) instanceof Looked looked
                ? sessions.use(looked.token, looked.found)
                : cookies.session(request).flatMap(sessions::find);
        signedIn.ifPresent(person -> {
            Frame.current().speak(person.locale());
            Asker.account(person.account());
        });
        var visitor = new Visitor(signedIn);
        request.setAttribute(SEEN, visitor);
        return visitor;
    }
}
