package app.latchkey.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** The one place where HTML pages answer for bugs and broken infrastructure: logged with a reference that the page shows. */
@Controller
@ControllerAdvice
class Errors implements ErrorController {
    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);
    private static final String NUL = "22021";
    private static final Duration BACK_IN = Duration.ofSeconds(5);
    private static final SecureRandom RANDOM = new SecureRandom();

    @ExceptionHandler(GoTo.class)
    Answer leadOn(GoTo goTo) {
        return goTo.redirect();
    }

    /** Nobody is told whether it is another's: whoever keeps asking for what is not theirs stands in the log. */
    @ExceptionHandler(NotFound.class)
    Answer notTheirs(HttpServletRequest request) {
        if (Asker.known()) LOG.info("{} {} refused: not there, or not theirs", request.getMethod(), path(request));
        return notFound();
    }

    @ExceptionHandler({
        NoResourceFoundException.class,
        HttpRequestMethodNotSupportedException.class,
        MethodArgumentTypeMismatchException.class,
        MissingServletRequestParameterException.class,
        MultipartException.class,
        MissingServletRequestPartException.class
    })
    Answer notFound() {
        return ErrorPage.of(404, "");
    }

    @ExceptionHandler(Forbidden.class)
    Answer forbidden(HttpServletRequest request) {
        LOG.info("{} {} refused: no such right", request.getMethod(), path(request));
        return ErrorPage.of(403, "");
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    Answer tooLarge() {
        return ErrorPage.of(413, "");
    }

    @ExceptionHandler({
        CannotCreateTransactionException.class,
        TransientDataAccessException.class,
        DataAccessResourceFailureException.class
    })
    Answer busy(Exception cause, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Retry-After", String.valueOf(BACK_IN.toSeconds()));
        return logged(503, cause, request);
    }

    /** PostgreSQL keeps no NUL: whoever sends one is told, wherever it stood. */
    @ExceptionHandler(DataIntegrityViolationException.class)
    Answer unreadable(DataIntegrityViolationException cause, HttpServletRequest request) {
        var nul = cause.getMostSpecificCause() instanceof SQLException sql && NUL.equals(sql.getSQLState());
        return nul ? ErrorPage.of(400, "") : logged(500, cause, request);
    }

    @ExceptionHandler(Exception.class)
    Answer broken(Exception bug, HttpServletRequest request) {
        return logged(500, bug, request);
    }

    @RequestMapping("/error")
    Answer error(HttpServletRequest request) {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return ErrorPage.of(status instanceof Integer code ? code : 404, "");
    }

    // The path of a one-time link is a secret and stays out of the log, and so does every query string.
    private static Answer logged(int status, Exception cause, HttpServletRequest request) {
        var reference = Integer.toString(RANDOM.nextInt(36 * 36 * 36 * 36, 36 * 36 * 36 * 36 * 36), 36);
        LOG.error("{} {} answered {}, reference {}", request.getMethod(), path(request), status, reference, cause);
        return ErrorPage.of(status, reference);
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/k/") ? "/k/…" : request.getRequestURI();
    }
}
