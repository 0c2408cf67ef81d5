package io.tollgate.policies.report;

/** What roll-ups tell usage apart by, as it was frozen when the call was made. */
public enum Field {
    TENANT,
    TEAM,
    PROJECT,
    KEY_ID,
    KEY_LABEL,
    COST_CENTRE,
    /** One a line, sorted: {@code name=value}. */
    TAGS,
    END_USER,
    OPERATION,
    ROUTE,
    MODEL_REQUESTED,
    PROVIDER,
    MODEL_SERVED,
    ATTEMPT_KIND,
    EXPERIMENT,
    SERVICE_TIER,
    PRICE_ID,
    SOURCE,
    END_REASON
}
