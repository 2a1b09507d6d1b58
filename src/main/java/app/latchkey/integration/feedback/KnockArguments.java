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
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;

/** Looks at what is shown before anything is read. A door that the settings name no key or topic for is not there at all. */
@Component
class KnockArguments extends RequestArguments {
    private static final Logger LOG = LoggerFactory.getLogger(KnockArguments.class);
    private static final int WRONG_KEYS = 60;
    private static final Duration IN = Duration.ofMinutes(10);
    private static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";

    private final Settings.Reports settings;
    private final Clients clients;
    private final Throttle throttle;

    KnockArguments(Settings settings, Clients clients, Throttle throttle) {
        super(
                Knock.OfAMailServer.class,
                Knock.OfPostmark.class,
                Knock.OfAmazon.class,
                Knock.OfMailgun.class,
                Knock.OfSendGrid.class);
        this.settings = settings.reports();
        this.clients = clients;
        this.throttle = throttle;
    }

    @Override
    protected Object resolve(MethodParameter parameter, HttpServletRequest request) {
        var type = parameter.getParameterType();
        if (type == Knock.OfPostmark.class) {
            check(there(settings.postmarkKey()), password(header(request, "Authorization")), request);
            return new Knock.OfPostmark();
        }
        if (type == Knock.OfAmazon.class) {
            there(settings.sesTopic());
            return new Knock.OfAmazon();
        }
        if (type == Knock.OfMailgun.class) {
            there(settings.mailgunKey());
            return new Knock.OfMailgun();
        }
        if (type == Knock.OfSendGrid.class) {
            there(settings.sendGridKey());
            return sendGrid(request);
        }
        check(there(settings.key()), after(BEARER, header(request, "Authorization")), request);
        return new Knock.OfAMailServer();
    }

    private static <T> T there(@Nullable T named) {
        if (named == null) throw Problem.notFound();
        return named;
    }

    private void check(String key, String shown, HttpServletRequest request) {
        if (!same(key, shown)) throw refused(request);
    }

    private Knock.OfSendGrid sendGrid(HttpServletRequest request) {
        var time = header(request, "X-Twilio-Email-Event-Webhook-Timestamp");
        var signature = header(request, "X-Twilio-Email-Event-Webhook-Signature");
        if (time.isEmpty() || signature.isEmpty()) throw refused(request);
        return new Knock.OfSendGrid(time, signature);
    }

    private static String header(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name)).orElse("");
    }

    private static String after(String scheme, String header) {
        return header.regionMatches(true, 0, scheme, 0, scheme.length())
                ? header.substring(scheme.length()).strip()
                : "";
    }

    /** Of {@code https://anybody:password@…}, as Postmark calls it: it signs nothing. */
    private static String password(String header) {
        try {
            var pair = new String(Base64.getDecoder().decode(after(BASIC, header)), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }

    static boolean same(String key, String shown) {
        return MessageDigest.isEqual(key.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }

    /** They come again: a key that is mended in time has cost no report. */
    Problem refused(HttpServletRequest request) {
        var network = clients.network(request);
        LOG.info("A key or a signature for reports was refused");
        return switch (throttle.admit(List.of(Budget.window("api-key", network, WRONG_KEYS, IN)))) {
            case Admission.Admitted() -> Problem.of(ProblemCode.UNAUTHORIZED);
            case Admission.Denied(var kind, var until) -> Problem.tooMany(IN);
        };
    }
}
