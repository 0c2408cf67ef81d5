package io.tollgate.policies.report;

import io.tollgate.policies.price.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a statement says beside usage. Blocks. */
public interface StatementFacts {

    /** A unit's budget for the month, the smallest if it has several; null if it has none. */
    @Nullable MonthBudget budget(String unit);

    /**
     * What became known in a span about usage of months that were closed by then: one for each
     * reason and day.
     */
    List<Correction> corrections(String unit, Span posted);

    /** So much a month. */
    record MonthBudget(String id, Money limit) {}

    /** An amount that a closed month was wrong by. */
    record Correction(Instant at, Money amount, String reason) {}
}
