package app.latchkey.accounts;

import app.latchkey.platform.web.Asker;
import app.latchkey.platform.web.Frame;
import app.latchkey.platform.web.RequestArguments;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;

/** Gives handlers the {@link Client}, a {@link ChosenPassword}, and the session as {@link Visitor}: read once a request. */
@Component
public class AccountArguments extends RequestArguments {
    private static final String SEEN = AccountArguments.class.getName();

    private final Sessions sessions;
    private final SessionCookies cookies;
    private final Clients clients;

    public AccountArguments(Sessions sessions, SessionCookies cookies, Clients clients) {
        super(Client.class, Visitor.class, ChosenPassword.class);
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

    public Visitor visitor(HttpServletRequest request) {
        if (request.getAttribute(SEEN) instanceof Visitor seen) return seen;
        var signedIn = cookies.session(request).flatMap(sessions::find);
        signedIn.ifPresent(person -> {
            Frame.current().speak(person.locale());
            Asker.account(person.account());
        });
        var visitor = new Visitor(signedIn);
        request.setAttribute(SEEN, visitor);
        return visitor;
    }
}
