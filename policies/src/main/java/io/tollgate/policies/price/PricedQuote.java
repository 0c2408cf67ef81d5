package io.tollgate.policies.price;

import io.tollgate.policies.usage.TokenUsage;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** By prices of the lists, one for each service tier that has any. */
final class PricedQuote implements Quote {

    private final Price standard;
    private final Map<String, Price> byTier;

    /**
     * @param byTier one for the standard tier at least
     */
    PricedQuote(Map<String, Price> byTier) {
        this.byTier = Map.copyOf(byTier);
        Price price = byTier.get(ServiceTier.STANDARD);
        if (price == null) {
            throw new IllegalArgumentException("no standard price");
        }
        this.standard = price;
    }

    private @Nullable Price price(String serviceTier) {
        return serviceTier.isEmpty() ? standard : byTier.get(ServiceTier.of(serviceTier));
    }

    @Override
    public String priceId() {
        return standard.id();
    }

    @Override
    public String priceId(String serviceTier) {
        Price price = price(serviceTier);
        return price == null ? priceId() : price.id();
    }

    @Override
    public PriceId priceId(TokenUsage usage) {
        Price price = price(usage.serviceTier());
        long above = price == null ? 0 : price.terms().tier(usage.totalInput()).above();
        return new PriceId(priceId(usage.serviceTier()), above, false);
    }

    @Override
    public boolean knows(String serviceTier) {
        return price(serviceTier) != null;
    }

    @Override
    public @Nullable Money cost(TokenUsage usage, String serviceTier) {
        Price price = price(serviceTier);
        return price == null ? null : price.terms().cost(usage);
    }

    @Override
    public Money most(long inputTokens, long outputTokens) {
        Money most = standard.terms().most(inputTokens, outputTokens);
        for (Price price : byTier.values()) {
            most = most.max(price.terms().most(inputTokens, outputTokens));
        }
        return most;
    }

    @Override
    public String toString() {
        return priceId();
    }
}
