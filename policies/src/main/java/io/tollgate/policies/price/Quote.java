package io.tollgate.policies.price;

import io.tollgate.policies.usage.TokenUsage;

/** What one model at one provider costs a tenant at one time. */
public interface Quote {

    /** Names the price in the ledger: version, model, variant; the same for ever. */
    String priceId();

    /**
     * Of what was used, exactly.
     *
     * @param serviceTier the provider's word for it ({@code priority}, {@code flex}, {@code
     *     batch}), empty for the standard one
     */
    Money cost(TokenUsage usage, String serviceTier);

    /** An upper bound: the dearest kind of so many prompt tokens and so many answer tokens. */
    Money most(long inputTokens, long outputTokens);
}
