package io.tollgate.policies.budget;

import io.tollgate.policies.price.Money;
import java.time.Instant;

/**
 * More of a budget for a while.
 *
 * @param reason why, in the words of who allowed it
 * @param by who did
 * @param until not part of it
 */
public record BudgetRaise(
        String id, String budget, Money amount, String reason, String by, Instant until) {}
