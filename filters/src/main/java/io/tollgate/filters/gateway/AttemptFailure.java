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
    private final boolean spent;

    private AttemptFailure(
            Attempt attempt,
            GatewayError error,
            @Nullable Refusal refusal,
            boolean spent,
            @Nullable Throwable cause) {
        super(error.message(), cause, false, false);
        this.attempt = attempt;
        this.error = error;
        this.refusal = refusal;
        this.spent = spent;
    }

    /** By what was thrown, or by what could not be read. */
    static AttemptFailure of(Attempt attempt, GatewayError error, @Nullable Throwable cause) {
        return new AttemptFailure(attempt, error, null, false, cause);
    }

    /** By an answer that is no success. */
    static AttemptFailure of(Refusal refusal) {
        return new AttemptFailure(refusal.attempt(), refusal.error(), refusal, false, null);
    }

    /** By a whole answer of which nothing can be made: the provider has done its paid work. */
    static AttemptFailure spent(Attempt attempt, Throwable cause) {
        GatewayError error = Faults.ofProvider(attempt.provider(), cause);
        return new AttemptFailure(attempt, error, null, true, cause);
    }

    /** Whether the same target would charge for the same once more. */
    boolean spent() {
        return spent;
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
                LogText.of(Faults.said(attempt.provider(), error).message()),
                cause == null ? "" : LogText.of(" (" + cause + ")"));
    }
}
