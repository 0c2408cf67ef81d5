package io.tollgate.app.admin;

import io.tollgate.app.admin.wire.Problem;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.policies.store.StoreUnavailable;
import io.tollgate.policies.store.directory.DirectoryException;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * What goes wrong at an admin endpoint, as a problem.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457, Problem details for HTTP APIs</a>
 */
@RestControllerAdvice(basePackages = {"io.tollgate.app.admin", "io.tollgate.app.report"})
class AdminErrors {

    private static final Logger log = LoggerFactory.getLogger(AdminErrors.class);

    @ExceptionHandler
    ProblemDetail problem(Problem problem) {
        ProblemDetail detail = detail(problem.status(), problem.detail());
        if (!problem.errors().isEmpty()) {
            detail.setProperty("errors", problem.errors());
        }
        return detail;
    }

    private static ProblemDetail detail(int status, String detail) {
        return ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(status), detail);
    }

    @ExceptionHandler
    ProblemDetail refused(GatewayException e) {
        return detail(e.error().kind().status(), e.error().message());
    }

    @ExceptionHandler
    ProblemDetail refused(DirectoryException e) {
        int status =
                switch (e.kind()) {
                    case UNKNOWN -> 404;
                    case TAKEN -> 409;
                    case INVALID -> 400;
                };
        return detail(status, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail invalid(IllegalArgumentException e) {
        return detail(400, String.valueOf(e.getMessage()));
    }

    /** What Jackson says of what it could not read, without what was sent. */
    @ExceptionHandler
    ProblemDetail unreadable(ServerWebInputException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof UnrecognizedPropertyException unknown) {
                return unreadable(
                        unknown,
                        "is unknown; there are "
                                + unknown.getKnownPropertyIds().stream()
                                        .map(String::valueOf)
                                        .sorted()
                                        .collect(Collectors.joining(", ")));
            }
            if (cause instanceof JacksonException json) {
                return unreadable(json, "cannot be read: expected another kind of value");
            }
        }
        return detail(e.getStatusCode().value(), String.valueOf(e.getReason()));
    }

    private static ProblemDetail unreadable(JacksonException e, String words) {
        ProblemDetail detail = detail(400, "The request is not what it should be.");
        detail.setProperty("errors", List.of(new Problem.Fault(pointer(e), words)));
        return detail;
    }

    private static String pointer(JacksonException e) {
        return e.getPath().stream()
                .map(
                        step ->
                                "/"
                                        + (step.getPropertyName() == null
                                                ? step.getIndex()
                                                : step.getPropertyName()))
                .collect(Collectors.joining());
    }

    @ExceptionHandler
    ProblemDetail refused(ResponseStatusException e) {
        return detail(e.getStatusCode().value(), String.valueOf(e.getReason()));
    }

    @ExceptionHandler({
        DataAccessException.class,
        TransactionException.class,
        StoreUnavailable.class
    })
    ProblemDetail away(RuntimeException e) {
        log.warn("An administrator could not be answered: {}", e.toString());
        return detail(503, "The database cannot do that now; the gateway's log says why.");
    }

    @ExceptionHandler
    ProblemDetail failed(Exception e) {
        log.error("An administrator could not be answered", e);
        return detail(500, "The gateway failed; its log says why.");
    }
}
