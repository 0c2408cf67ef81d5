package io.tollgate.policies.store;

/** The database cannot be used. */
public final class StoreUnavailable extends RuntimeException {

    StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
