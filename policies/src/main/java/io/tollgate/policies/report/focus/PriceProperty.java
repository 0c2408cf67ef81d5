package io.tollgate.policies.report.focus;

/** What a price's details say. */
enum PriceProperty {
    TOKEN_TYPE,
    MODEL_ID,
    CACHE_STATUS,
    CACHE_DURATION,
    SERVICE_TIER,
    CONTEXT_TIER
}
