package io.tollgate.policies.lifecycle;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a model that goes. Days begin at midnight of UTC.
 *
 * @param deprecatedOn from which day on nobody should begin to use it; null: that it is so is
 *     known, and not since when
 * @param retiresOn from which day on it may not answer any more; null: not said yet
 * @param successor the model to go to, by the name that clients use; null: none was named
 */
public record Lifecycle(
        @Nullable LocalDate deprecatedOn,
        @Nullable LocalDate retiresOn,
        @Nullable String successor) {

    /**
     * @throws IllegalArgumentException if it would retire before it is deprecated
     */
    public Lifecycle {
        if (deprecatedOn != null && retiresOn != null && retiresOn.isBefore(deprecatedOn)) {
            throw new IllegalArgumentException("it would retire before it is deprecated");
        }
    }
}
