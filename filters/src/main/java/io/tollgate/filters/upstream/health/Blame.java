package io.tollgate.filters.upstream.health;

import io.tollgate.filters.dialect.GatewayError;

/** Who is to blame for an error, and what follows for the target. */
public enum Blame {
    /** The caller asked for what cannot be; no other target would do better. */
    CALLER,

    /** The target cannot do this, though it is well; another one may. */
    UNSUITABLE,

    /** The key that was used is refused, or its account is empty. */
    KEY,

    /** Too much was asked with this key; it rests. */
    PACE,

    /** The provider failed. */
    PROVIDER;

    /** The blame for what a provider said, or for how it did not answer. */
    public static Blame of(GatewayError error) {
        return switch (error.kind()) {
            case AUTHENTICATION, PERMISSION, QUOTA_EXHAUSTED -> KEY;
            case RATE_LIMITED -> PACE;
            case UPSTREAM_BROKEN, OVERLOADED, TIMEOUT -> PROVIDER;
            case MODEL_NOT_FOUND, NOT_FOUND, CONTEXT_TOO_LONG, CONTENT_POLICY -> UNSUITABLE;
            case INVALID_REQUEST,
                    METHOD_NOT_ALLOWED,
                    REQUEST_TOO_LARGE,
                    UNSUPPORTED_MEDIA_TYPE,
                    BUDGET_EXHAUSTED,
                    INTERNAL ->
                    CALLER;
        };
    }
}
