package io.tollgate.policies.budget;

import io.tollgate.policies.price.Money;
import java.time.Instant;

/** Whether an amount could be held. */
public sealed interface Verdict {

    record Held(Hold hold) implements Verdict {}

    /**
     * A hard budget has not got it.
     *
     * @param remaining what it has left that is neither spent nor held
     * @param inFlight whether it could once the calls that are under way turn out cheaper: then to
     *     try again soon is of use
     * @param ends when its window does
     */
    record Refused(Budget budget, Money remaining, boolean inFlight, Instant ends)
            implements Verdict {}

    /** The store cannot be asked, and what this node has leased is used up. */
    record Unavailable(Budget budget) implements Verdict {}
}
