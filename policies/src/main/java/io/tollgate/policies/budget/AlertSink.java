package io.tollgate.policies.budget;

import io.tollgate.policies.price.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Hears that a budget runs low. */
@FunctionalInterface
public interface AlertSink {

    /**
     * Tells it to whoever wants to know; may block.
     *
     * @return whether it was heard; if not, it is told again later
     */
    boolean tell(Alert alert);

    /**
     * A threshold that a budget has crossed.
     *
     * @param spent when it did
     * @param ends when its window does, null if nobody knows
     */
    record Alert(
            String budget,
            String window,
            int percent,
            Money limit,
            Money spent,
            Instant raised,
            @Nullable Instant ends) {}
}
