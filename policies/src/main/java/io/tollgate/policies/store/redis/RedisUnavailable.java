package io.tollgate.policies.store.redis;

import org.jspecify.annotations.Nullable;

/** Redis cannot be used, at the start; later it may come and go. Never tells a password. */
public final class RedisUnavailable extends RuntimeException {

    RedisUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
