package io.tollgate.policies.price;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The prices that hold. Asked for each request: it answers from memory. */
public interface PriceBook {

    /**
     * The price of a model.
     *
     * @param tenant whose; a tenant may have prices of its own
     * @param provider as the gateway's settings name it
     * @param dialect of the provider, which tells who made it where nothing else does
     * @param model as the provider names it
     * @return null if the price is not known, which is not zero
     */
    @Nullable Quote quote(String tenant, String provider, String dialect, String model, Instant at);
}
