package io.tollgate.filters.gateway;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.Stamp;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** An attempt did not come to an answer; another one may. */
final class AttemptFailure extends RuntimeException {

    private final transient Attempt attempt;
    private final transient GatewayError error;
    private final transient @Nullable Refusal refusal;

    private AttemptFailure(
            Attempt attempt,
            GatewayError error,
            @Nullable Refusal refusal,
            @Nullable Throwable cause) {
        super(error.message(), cause, false, false);
        this.attempt = attempt;
        this.error = error;
        this.refusal = refusal;
    }

    /** By what was thrown, or by what could not be read. */
    static AttemptFailure of(Attempt attempt, GatewayError error, @Nullable Throwable cause) {
        return new AttemptFailure(attempt, error, null, cause);
    }

    /** By an answer that is no success. */
    static AttemptFailure of(Refusal refusal) {
        return new AttemptFailure(refusal.attempt(), refusal.error(), refusal, null);
    }

    Attempt attempt() {
        return attempt;
    }

    /** As the provider said it: who refuses a credential is not yet the gateway's fault. */
    GatewayError error() {
        return error;
    }

    /** The provider's own answer, null if it gave none. */
    @Nullable Refusal refusal() {
        return refusal;
    }

    void log(Logger log, Stamp stamp) {
        if (refusal != null) {
            refusal.log(log, stamp);
            return;
        }
        Throwable cause = getCause();
        log.warn(
                "request {}: {}{}",
                stamp.id(),
                Faults.said(attempt.provider(), error).message(),
                cause == null ? "" : " (" + cause + ")");
    }
}
