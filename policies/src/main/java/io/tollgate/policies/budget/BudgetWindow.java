package io.tollgate.policies.budget;

import java.time.Duration;
import java.time.Instant;

/**
 * One span of a budget's time, which has a limit of its own.
 *
 * @param id the budget's with the start: {@code team-month@1764547200000}; a rolling window is one
 *     for ever
 * @param end of a rolling one: when the next hour of it falls out
 */
public record BudgetWindow(String id, Budget budget, Instant end) {

    private static final String ROLLING = "rolling";

    /** The one that a moment falls into. */
    public static BudgetWindow of(Budget budget, Instant now) {
        return switch (budget.window()) {
            case Window.Calendar calendar -> {
                Instant start = calendar.start(now);
                yield new BudgetWindow(
                        budget.id() + "@" + start.toEpochMilli(), budget, calendar.end(now));
            }
            case Window.Rolling _ ->
                    new BudgetWindow(
                            budget.id() + "@" + ROLLING, budget, now.plus(Duration.ofHours(1)));
        };
    }
}
