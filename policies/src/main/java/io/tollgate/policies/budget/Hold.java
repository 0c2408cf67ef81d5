package io.tollgate.policies.budget;

import io.tollgate.policies.price.Money;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Money that is set aside for one call. Its attempts are paid from it one by one. */
public interface Hold {

    /** What is left of it. */
    Money remaining();

    /** The windows of budgets that attempts are charged to; goes into the ledger with each. */
    List<Charged> windows();

    /** Sets more aside, for another attempt; all levels or none. */
    CompletionStage<Verdict> extend(Money more);

    /** An attempt cost this; the ledger has its row. More than is left is an overrun. */
    void spend(Money cost);

    /** The call is over: what is left goes back. Idempotent. */
    void release();

    /**
     * A window that pays.
     *
     * @param window its id
     * @param leased whether the cost comes out of what a node has leased
     */
    record Charged(String window, boolean leased) {}
}
