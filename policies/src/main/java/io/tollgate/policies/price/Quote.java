package io.tollgate.policies.price;

import io.tollgate.policies.usage.TokenUsage;
import org.jspecify.annotations.Nullable;

/** What one model at one provider costs a tenant at one time. */
public interface Quote {

    /** Names the standard price in the ledger: version, provider, model; the same for ever. */
    String priceId();

    /** Names the price of a service tier; the standard one where that tier's is not known. */
    default String priceId(String serviceTier) {
        return priceId();
    }

    /** Names what a usage is priced by: the price of its service tier, and its context tier. */
    default PriceId priceId(TokenUsage usage) {
        return new PriceId(priceId(usage.serviceTier()), 0, false);
    }

    /**
     * Whether requests of a service tier have a price. Those of another one cost nobody knows what:
     * whoever has a hard budget must not ask for it.
     */
    default boolean knows(String serviceTier) {
        return true;
    }

    /**
     * Of what was used, exactly.
     *
     * @param serviceTier the provider's word for it ({@code priority}, {@code flex}, {@code
     *     batch}), empty for the standard one
     * @return null if the price of the tier, or of a kind of token in the usage, is not known: that
     *     is unpriced, not zero
     */
    @Nullable Money cost(TokenUsage usage, String serviceTier);

    /**
     * An upper bound of what is not null: all of so many prompt tokens and so many answer tokens
     * are of the dearest kind, in the dearest service tier that has a price, and the prompt is as
     * long as costs most.
     */
    Money most(long inputTokens, long outputTokens);
}
