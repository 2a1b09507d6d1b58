package app.latchkey.integration.feedback;

import app.latchkey.accounts.Clients;
import app.latchkey.integration.door.Problem;
import app.latchkey.integration.door.ProblemCode;
import app.latchkey.platform.settings.Settings;
import app.latchkey.platform.throttle.Admission;
import app.latchkey.platform.throttle.Budget;
import app.latchkey.platform.throttle.Throttle;
import app.latchkey.platform.web.RequestArguments;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;

/** Looks at the key before anything is read. A door without a key in the settings is not there at all. */
@Component
class KnockArguments extends RequestArguments {
    private static final Logger LOG = LoggerFactory.getLogger(KnockArguments.class);
    private static final int WRONG_KEYS = 60;
    private static final Duration IN = Duration.ofMinutes(10);
    private static final String BEARER = "Bearer ";

    private final Optional<String> mailServers;
    private final Clients clients;
    private final Throttle throttle;

    KnockArguments(Settings settings, Clients clients, Throttle throttle) {
        super(Knock.OfAMailServer.class);
        this.mailServers = Optional.ofNullable(settings.reports().key());
        this.clients = clients;
        this.throttle = throttle;
    }

    @Override
    protected Object resolve(MethodParameter parameter, HttpServletRequest request) {
        var key = mailServers.orElseThrow(Problem::notFound);
        var header = Optional.ofNullable(request.getHeader("Authorization")).orElse("");
        var shown = header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip()
                : "";
        if (!same(key, shown)) throw refused(request);
        return new Knock.OfAMailServer();
    }

    private static boolean same(String key, String shown) {
        return MessageDigest.isEqual(key.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }

    private Problem refused(HttpServletRequest request) {
        var network = clients.of(request).network();
        LOG.info("A key for reports was refused, from {}", network);
        return switch (throttle.admit(List.of(Budget.window("api-key", network, WRONG_KEYS, IN)))) {
            case Admission.Admitted() -> Problem.of(ProblemCode.UNAUTHORIZED);
            case Admission.Denied(var kind, var until) -> Problem.tooMany(IN);
        };
    }
}
