package io.tollgate.policies.store.redis;

/** What becomes of the quotas while Redis is slow or gone. */
public enum OnRedisLoss {
    /** Each node counts by itself, to its share of the limits. */
    LOCAL,
    /** All calls go on. */
    OPEN,
    /** No call that has a quota goes on. */
    CLOSED
}
