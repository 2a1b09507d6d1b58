package app.latchkey.operator.seat;

import app.latchkey.accounts.AccountArguments;
import app.latchkey.accounts.Operators;
import app.latchkey.accounts.Sessions;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.web.GoTo;
import app.latchkey.platform.web.NotFound;
import app.latchkey.platform.web.Redirect;
import app.latchkey.platform.web.RequestArguments;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;

/** Gives handlers the {@link Seat} of the operator who asks. */
@Component
class SeatArguments extends RequestArguments {
    private final AccountArguments visitors;
    private final Operators operators;
    private final Sessions sessions;
    private final Transactions transactions;

    SeatArguments(AccountArguments visitors, Operators operators, Sessions sessions, Transactions transactions) {
        super(Seat.class);
        this.visitors = visitors;
        this.operators = operators;
        this.sessions = sessions;
        this.transactions = transactions;
    }

    @Override
    protected Object resolve(MethodParameter parameter, HttpServletRequest request) {
        var person = visitors.visitor(request).signedIn().orElseThrow(() -> signInFirst(request, ""));
        return transactions.global(() -> {
            if (!operators.is(person.account())) throw new NotFound();
            var now = transactions.now();
            if (!person.freshForStaff(now) || person.byMailAlone()) throw signInFirst(request, "&again=1");
            sessions.staffSeen(person.session());
            return new Seat(person, now);
        });
    }

    private static GoTo signInFirst(HttpServletRequest request, String more) {
        var wanted = request.getMethod().equals("GET") ? request.getRequestURI() : "/operator";
        return new GoTo(Redirect.to("/sign-in?next=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8) + more));
    }
}
