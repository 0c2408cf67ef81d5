package io.tollgate.filters.upstream.choice;

import io.tollgate.filters.upstream.Provider;
import io.tollgate.filters.upstream.Target;
import io.tollgate.filters.upstream.health.Admission;
import io.tollgate.filters.upstream.health.TargetHealth;

/** A target with whom it belongs to and how it fares. */
public record Candidate(Target target, Provider provider, TargetHealth health) {

    Admission admit(boolean lastResort) {
        return health.admit(provider.apiKeys(), lastResort);
    }

    int outstanding() {
        return health.outstanding();
    }

    /** Calls under way for each unit of weight, this one included. */
    double load() {
        return (outstanding() + 1.0) / target.weight();
    }
}
