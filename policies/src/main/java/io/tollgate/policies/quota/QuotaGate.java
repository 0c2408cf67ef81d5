package io.tollgate.policies.quota;

import java.util.concurrent.CompletionStage;

/** Keeps callers within their quotas. Called on event loops: it must not block. */
public interface QuotaGate {

    CompletionStage<Decision> admit(Demand demand);
}
