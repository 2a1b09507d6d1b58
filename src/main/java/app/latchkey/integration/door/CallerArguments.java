package app.latchkey.integration.door;

import app.latchkey.accounts.Clients;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Clubs;
import app.latchkey.integration.keys.ApiKeys;
import app.latchkey.integration.keys.KeyText;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.throttle.Admission;
import app.latchkey.platform.throttle.Budget;
import app.latchkey.platform.throttle.Throttle;
import app.latchkey.platform.web.Asker;
import app.latchkey.platform.web.Frame;
import app.latchkey.platform.web.RequestArguments;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;

/** Gives handlers the {@link Caller}: living key, the key's own club, the scope that the route {@link Asks}. */
@Component
class CallerArguments extends RequestArguments {
    private static final Logger LOG = LoggerFactory.getLogger(CallerArguments.class);
    private static final int WRONG_KEYS = 60;
    private static final Duration IN = Duration.ofMinutes(10);
    private static final String BEARER = "Bearer ";

    private final ApiKeys keys;
    private final Clubs clubs;
    private final Clients clients;
    private final Throttle throttle;
    private final Transactions transactions;

    CallerArguments(ApiKeys keys, Clubs clubs, Clients clients, Throttle throttle, Transactions transactions) {
        super(Caller.class);
        this.keys = keys;
        this.clubs = clubs;
        this.clients = clients;
        this.throttle = throttle;
        this.transactions = transactions;
    }

    @Override
    protected Object resolve(MethodParameter parameter, HttpServletRequest request) {
        var asks = parameter.getMethodAnnotation(Asks.class);
        if (asks == null) throw new IllegalStateException(parameter.getMethod() + " asks no scope");
        var key = bearer(request).flatMap(KeyText::parse).flatMap(keys::find).orElseThrow(() -> wrongKey(request));
        Asker.key(key.id());
        var club = club(request).filter(found -> found.id().equals(key.club())).orElseThrow(Problem::notFound);
        if (!key.scopes().contains(asks.value())) throw Problem.scopeMissing(asks.value());
        return new Caller(
                club,
                key.id(),
                key.scopes(),
                request.getHeader("Accept-Language") == null
                        ? club.locale()
                        : Frame.current().locale());
    }

    private static Optional<String> bearer(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()).strip());
    }

    // A right key is never held up: who shares a network with a guesser goes on working.
    private Problem wrongKey(HttpServletRequest request) {
        if (bearer(request).isEmpty()) return Problem.unauthorized();
        LOG.info("An API key was refused");
        var budget = Budget.window("api-key", clients.network(request), WRONG_KEYS, IN);
        return switch (throttle.admit(List.of(budget))) {
            case Admission.Admitted() -> Problem.unauthorized();
            case Admission.Denied(var kind, var until) -> Problem.tooMany(IN);
        };
    }

    private Optional<Club> club(HttpServletRequest request) {
        var slug = pathPart(request, "club");
        return transactions.glance(() -> clubs.find(slug)).map(Clubs.Found::club);
    }
}
