package io.tollgate.policies.budget;

import io.tollgate.policies.price.Money;
import java.util.List;

/** What the ledger tells the budgets' store, in the transaction that inserts its rows. */
public interface BudgetBooks {

    /** Books what calls cost: from leased to spent where it was leased, else to spent. */
    void charge(List<Charge> charges);

    /**
     * A node is gone and all of its rows are in: what it had leased and not spent goes back. Does
     * nothing if it has nothing.
     *
     * @param holder as its leases and rows name it
     */
    void releaseAll(String holder);

    /**
     * What a window pays for one attempt.
     *
     * @param window its id
     * @param leased whether out of the holder's lease
     * @param holder the node's life in which the call was made
     */
    record Charge(String window, boolean leased, String holder, Money cost) {}
}
