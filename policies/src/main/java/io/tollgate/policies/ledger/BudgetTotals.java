package io.tollgate.policies.ledger;

import io.tollgate.policies.price.Money;
import java.util.Map;
import java.util.Set;

/** What budgets say was charged to them, for comparison with the rows. Blocks. */
public interface BudgetTotals {

    /** All that a window was ever charged, overruns included, by the window's id. */
    Map<String, Money> charged();

    /**
     * Windows that let go what was spent too long ago, so that their rows cost more than they say.
     */
    Set<String> rolling();
}
