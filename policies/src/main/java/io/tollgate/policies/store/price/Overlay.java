package io.tollgate.policies.store.price;

import io.tollgate.policies.price.ModelPattern;
import io.tollgate.policies.price.Price;
import io.tollgate.policies.price.ServiceTier;
import io.tollgate.policies.price.Terms;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A price that the operator sets.
 *
 * @param tenant whose; null: everybody's who has none of its own
 * @param provider as the settings name it
 * @param serviceTier the provider's word, empty for the standard one
 * @param validFrom to the millisecond
 */
public record Overlay(
        @Nullable String tenant,
        String provider,
        ModelPattern model,
        String serviceTier,
        Instant validFrom,
        Terms terms) {

    private static final int LONGEST = 200;
    private static final int LONGEST_TIER = 50;

    /**
     * @throws IllegalArgumentException if a name is empty or too long
     */
    public Overlay {
        if (provider.isBlank() || provider.length() > LONGEST) {
            throw new IllegalArgumentException("a price is a provider's");
        }
        if (tenant != null && (tenant.isBlank() || tenant.length() > LONGEST)) {
            throw new IllegalArgumentException("a price is a tenant's, or everybody's");
        }
        if (serviceTier.length() > LONGEST_TIER) {
            throw new IllegalArgumentException("too long a name of a service tier");
        }
        serviceTier = ServiceTier.of(serviceTier);
        validFrom = validFrom.truncatedTo(ChronoUnit.MILLIS);
    }

    /** As one of a list; each change is a version of its own. */
    Price price(long change) {
        return new Price("set-" + change, provider, model, serviceTier, validFrom, terms);
    }
}
