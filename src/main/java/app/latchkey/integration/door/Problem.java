package app.latchkey.integration.door;

import app.latchkey.integration.keys.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A call that cannot be answered as it was asked: thrown by handlers, written by {@link Problems}. */
public final class Problem extends RuntimeException {
    private final transient Optional<Duration> retryAfter;
    private final transient List<FieldError> errors;
    private final transient List<String> arguments;
    private final ProblemCode code;

    private Problem(ProblemCode code, List<String> arguments, List<FieldError> errors, Optional<Duration> retryAfter) {
        super(code.name(), null, false, false);
        this.code = code;
        this.arguments = arguments;
        this.errors = errors;
        this.retryAfter = retryAfter;
    }

    public static Problem of(ProblemCode code, String... arguments) {
        return new Problem(code, List.of(arguments), List.of(), Optional.empty());
    }

    public static Problem notFound() {
        return of(ProblemCode.NOT_FOUND);
    }

    public static Problem invalid(List<FieldError> errors) {
        return new Problem(ProblemCode.INVALID, List.of(), errors, Optional.empty());
    }

    public static Problem invalid(String field, FieldError.Code code, String... arguments) {
        return invalid(List.of(new FieldError(field, code, arguments)));
    }

    public static Problem tooMany(Duration wait) {
        return new Problem(ProblemCode.TOO_MANY, List.of(), List.of(), Optional.of(wait));
    }

    static Problem unauthorized() {
        return of(ProblemCode.UNAUTHORIZED);
    }

    static Problem scopeMissing(Scope scope) {
        return of(ProblemCode.SCOPE_MISSING, scope.word());
    }

    public ProblemCode code() {
        return code;
    }

    public List<FieldError> errors() {
        return errors;
    }

    List<String> arguments() {
        return arguments;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
