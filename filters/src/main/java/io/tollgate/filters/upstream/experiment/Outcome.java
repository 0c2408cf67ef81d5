package io.tollgate.filters.upstream.experiment;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a request went.
 *
 * @param failed for a reason that the variant has to answer for
 * @param timeToFirstToken null where no token came, or nobody looked
 * @param duration until the end of the answer
 * @param cost null where the model has no price
 */
public record Outcome(
        boolean failed,
        @Nullable Duration timeToFirstToken,
        Duration duration,
        long inputTokens,
        long outputTokens,
        @Nullable BigDecimal cost) {}
