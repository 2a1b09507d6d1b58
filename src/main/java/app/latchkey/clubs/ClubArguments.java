package app.latchkey.clubs;

import app.latchkey.accounts.AccountArguments;
import app.latchkey.accounts.Accounts;
import app.latchkey.accounts.Sessions;
import app.latchkey.accounts.SignedIn;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.web.Forbidden;
import app.latchkey.platform.web.GoTo;
import app.latchkey.platform.web.NotFound;
import app.latchkey.platform.web.Redirect;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Gives handlers the {@link Club} of their path and, at the desk, the {@link Desk}: signed in, on the staff of this very
 * club, fresh enough, with the permission the route {@link Needs}. Staff of another club meet a 404, like a stranger.
 */
@Component
class ClubArguments implements WebMvcConfigurer, HandlerMethodArgumentResolver {
    private final Clubs clubs;
    private final Staff staff;
    private final Accounts accounts;
    private final Sessions sessions;
    private final AccountArguments visitors;
    private final Transactions transactions;

    ClubArguments(
            Clubs clubs,
            Staff staff,
            Accounts accounts,
            Sessions sessions,
            AccountArguments visitors,
            Transactions transactions) {
        this.clubs = clubs;
        this.staff = staff;
        this.accounts = accounts;
        this.sessions = sessions;
        this.visitors = visitors;
        this.transactions = transactions;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Club.class || parameter.getParameterType() == Desk.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binder) {
        var request = web.getNativeRequest(HttpServletRequest.class);
        if (request == null) throw new IllegalStateException("Not an HTTP request");
        var club = club(web, request);
        return parameter.getParameterType() == Club.class ? club : desk(club, request, parameter);
    }

    private Club club(NativeWebRequest web, HttpServletRequest request) {
        var variables =
                web.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        var slug = variables instanceof Map<?, ?> map && map.get("club") instanceof String text ? text : "";
        var found = transactions.global(() -> clubs.find(slug));
        if (found.isPresent() && found.get().current()) return found.get().club();
        var tidied = found.isPresent() ? found : transactions.global(() -> clubs.find(Slug.tidy(slug)));
        if (tidied.isEmpty() || !request.getMethod().equals("GET")) throw new NotFound();
        var rest = request.getRequestURI().substring(1);
        var slash = rest.indexOf('/');
        throw new GoTo(Redirect.to("/" + tidied.get().club().slug() + (slash < 0 ? "/" : rest.substring(slash))));
    }

    private Desk desk(Club club, HttpServletRequest request, MethodParameter parameter) {
        var needs = parameter.getMethodAnnotation(Needs.class);
        if (needs == null) throw new IllegalStateException(parameter.getMethod() + " asks no permission");
        var signedIn = visitors.visitor(request).signedIn().orElseThrow(() -> signInFirst(club, request, ""));
        var desk = transactions.inClub(club.id(), () -> enter(club, signedIn, request));
        if (!desk.may(needs.value())) throw new Forbidden();
        return desk;
    }

    private Desk enter(Club club, SignedIn signedIn, HttpServletRequest request) {
        var now = transactions.now();
        var person = staff.find(club.id(), signedIn.account());
        if (person.isEmpty()) {
            if (accounts.clubs(signedIn.account()).contains(club.id())) throw new GoTo(Redirect.to(club.path()));
            throw new NotFound();
        }
        if (!signedIn.freshForStaff(now)) throw signInFirst(club, request, "&again=1");
        if (club.staffSecondFactor() && !signedIn.bySecondFactor())
            throw new GoTo(Redirect.to(club.path() + "second-factor?needed=1"));
        sessions.staffSeen(signedIn.session());
        return new Desk(club, person.get(), signedIn, now);
    }

    private static GoTo signInFirst(Club club, HttpServletRequest request, String more) {
        var wanted = request.getMethod().equals("GET") ? request.getRequestURI() : club.path() + "desk/";
        return new GoTo(Redirect.to(club.path() + "?next=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8) + more));
    }
}
