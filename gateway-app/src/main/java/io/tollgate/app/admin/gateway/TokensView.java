package io.tollgate.app.admin.gateway;

import io.tollgate.policies.usage.TokenUsage;

/** Tokens in disjoint buckets. */
record TokensView(
        long input,
        long cacheRead,
        long cacheWrite5m,
        long cacheWrite1h,
        long output,
        long reasoning,
        long audioInput,
        long audioOutput,
        long total) {

    static TokensView of(TokenUsage usage) {
        return new TokensView(
                usage.input(),
                usage.cacheRead(),
                usage.cacheWrite5m(),
                usage.cacheWrite1h(),
                usage.output(),
                usage.reasoning(),
                usage.audioInput(),
                usage.audioOutput(),
                usage.totalInput() + usage.totalOutput());
    }
}
