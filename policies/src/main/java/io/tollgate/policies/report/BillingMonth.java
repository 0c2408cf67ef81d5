package io.tollgate.policies.report;

import io.tollgate.policies.price.Money;
import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A calendar month of UTC, and whether it is closed.
 *
 * @param closing null while it is open
 * @param cost as it was when the month was closed, else as it is now
 */
public record BillingMonth(YearMonth month, @Nullable Closing closing, Money cost) {

    /** When it was closed, and by whom. */
    public record Closing(Instant at, String by) {}
}
