package io.tollgate.app.admin;

import io.tollgate.filters.dialect.GatewayException;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * What goes wrong at an admin endpoint, as a problem.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457, Problem details for HTTP APIs</a>
 */
@RestControllerAdvice(basePackageClasses = AdminErrors.class)
class AdminErrors {

    @ExceptionHandler
    ProblemDetail refused(GatewayException e) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatusCode.valueOf(e.error().kind().status()), e.error().message());
    }

    @ExceptionHandler
    ProblemDetail invalid(IllegalArgumentException e) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatusCode.valueOf(400), String.valueOf(e.getMessage()));
    }
}
