package app.latchkey.integration.door;

import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.texts.Texts;
import app.latchkey.platform.web.Frame;
import app.latchkey.platform.web.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.databind.ObjectMapper;

/**
 * Everything that goes wrong below {@code /api/} is answered here, before the pages' own answers are asked: also where no
 * handler was found, which an advice of this package would never hear of.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Problems implements HandlerExceptionResolver {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final Duration BACK_IN = Duration.ofSeconds(5);
    private static final Set<ProblemCode> REFUSED = EnumSet.of(ProblemCode.SCOPE_MISSING, ProblemCode.NOT_FOUND);

    private final Texts texts;
    private final ObjectMapper json;

    Problems(Texts texts, ObjectMapper json) {
        this.texts = texts;
        this.json = json;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception thrown) {
        if (!request.getRequestURI().startsWith("/api/")) return null;
        var problem = thrown instanceof Problem known ? known : Problem.of(code(thrown));
        if (thrown instanceof HttpRequestMethodNotSupportedException method && method.getSupportedMethods() != null)
            response.setHeader("Allow", String.join(", ", method.getSupportedMethods()));
        var reference = logged(problem, thrown, request);
        write(response, problem, reference);
        return new ModelAndView();
    }

    private static ProblemCode code(Exception thrown) {
        return switch (thrown) {
            case HttpMessageNotReadableException e -> ProblemCode.BODY_MALFORMED;
            case MaxUploadSizeExceededException e -> ProblemCode.BODY_TOO_LARGE;
            case MultipartException e -> ProblemCode.BODY_MALFORMED;
            case NotFound e -> ProblemCode.NOT_FOUND;
            case NoResourceFoundException e -> ProblemCode.NOT_FOUND;
            case HttpRequestMethodNotSupportedException e -> ProblemCode.METHOD_NOT_ALLOWED;
            case HttpMediaTypeNotSupportedException e -> ProblemCode.MEDIA_TYPE_UNSUPPORTED;
            case HttpMediaTypeNotAcceptableException e -> ProblemCode.NOT_ACCEPTABLE;
            case CannotCreateTransactionException e -> ProblemCode.BUSY;
            case TransientDataAccessException e -> ProblemCode.BUSY;
            case DataAccessResourceFailureException e -> ProblemCode.BUSY;
            default -> ProblemCode.BROKEN;
        };
    }

    private static Optional<String> logged(Problem problem, Exception thrown, HttpServletRequest request) {
        if (REFUSED.contains(problem.code()))
            LOG.info("{} {} refused: {}", request.getMethod(), request.getRequestURI(), problem.code());
        if (problem.code().status() < 500) return Optional.empty();
        var reference = Ids.next().toString();
        LOG.error(
                "{} {} answered {}, reference {}",
                request.getMethod(),
                request.getRequestURI(),
                problem.code().status(),
                reference,
                thrown);
        return Optional.of(reference);
    }

    private void write(HttpServletResponse response, Problem problem, Optional<String> reference) {
        response.setStatus(problem.code().status());
        response.setContentType("application/problem+json");
        var wait = problem.retryAfter()
                .or(() -> problem.code() == ProblemCode.BUSY ? Optional.of(BACK_IN) : Optional.empty());
        wait.ifPresent(in -> response.setHeader("Retry-After", String.valueOf(in.toSeconds())));
        if (problem.code() == ProblemCode.UNAUTHORIZED) response.setHeader("WWW-Authenticate", "Bearer");
        var body = body(problem);
        reference.ifPresent(shown -> body.put("reference", shown));
        try {
            response.getOutputStream().write(json.writeValueAsBytes(body));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private Map<String, Object> body(Problem problem) {
        var locale = Frame.current().locale();
        var name = problem.code().name();
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "urn:latchkey:problem:" + name.toLowerCase(Locale.ROOT).replace('_', '-'));
        body.put("title", texts.say(locale, "integration.problem." + name + ".title"));
        body.put("status", problem.code().status());
        body.put(
                "detail",
                texts.say(
                        locale,
                        "integration.problem." + name + ".detail",
                        problem.arguments().toArray()));
        body.put("code", name);
        if (!problem.errors().isEmpty())
            body.put(
                    "errors",
                    problem.errors().stream().map(error -> field(locale, error)).toList());
        return body;
    }

    private Map<String, String> field(Locale locale, FieldError error) {
        var detail = texts.say(
                locale,
                "integration.field." + error.code().name(),
                error.arguments().toArray());
        var field = new LinkedHashMap<String, String>();
        field.put("field", error.field());
        field.put("code", error.code().name());
        field.put("detail", detail);
        return field;
    }
}
