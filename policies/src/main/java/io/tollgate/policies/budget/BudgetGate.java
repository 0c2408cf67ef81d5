package io.tollgate.policies.budget;

import io.tollgate.policies.price.Money;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Holds money before it is spent. Called on event loops: it must not block. */
public interface BudgetGate {

    /**
     * Holds an amount in each hard budget, all or none. Soft budgets are only noted, so that what
     * is spent is charged to the window that the call began in.
     *
     * @param most an upper bound of what the call can cost
     */
    CompletionStage<Verdict> hold(List<Budget> budgets, Money most);

    /**
     * How much of a budget is used, in percent of its limit, as of the last look at the store; more
     * than 100 is possible for soft ones. For rules and thrift.
     */
    int usedPercent(Budget budget);

    /** The most that the budgets would let a call hold now, as far as this node knows. */
    Money headroom(List<Budget> budgets);
}
