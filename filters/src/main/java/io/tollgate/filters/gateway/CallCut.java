package io.tollgate.filters.gateway;

import io.tollgate.filters.dialect.GatewayError;

/** The gateway ends a call, whatever it is doing. */
final class CallCut extends RuntimeException {

    private final transient GatewayError error;
    private final boolean slow;

    /**
     * @param slow whether that is because it took too long, for which its provider is to blame
     */
    CallCut(GatewayError error, boolean slow) {
        super(error.message(), null, false, false);
        this.error = error;
        this.slow = slow;
    }

    GatewayError error() {
        return error;
    }

    boolean slow() {
        return slow;
    }
}
