package io.tollgate.policies.report;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/**
 * The months that are closed. What comes in later, or is charged by another price, does not change
 * a closed month's figures; it is a correction in the month in which it becomes known. Blocks.
 */
public interface BillingMonths {

    /** By then whatever was used in a month has come in, but for what was lost for a while. */
    Duration PATIENCE = Duration.ofHours(24);

    /** All months since the first with usage, newest first. */
    List<BillingMonth> all(Instant now);

    /** Months that end by then are closed. */
    Instant closedUntil();

    /**
     * Closes a month, and those before it that are open. For good.
     *
     * @throws ReportRefused if it is closed, or not over for {@link #PATIENCE}
     */
    BillingMonth close(YearMonth month, String by, Instant now);
}
