package io.tollgate.policies.account;

import io.tollgate.policies.access.Caller;
import io.tollgate.policies.budget.BudgetGate;
import io.tollgate.policies.budget.Hold;
import io.tollgate.policies.budget.Verdict;
import io.tollgate.policies.ledger.Ledger;
import io.tollgate.policies.ledger.LedgerEntry.Payer;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.price.Quote;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The money of one call: held before anybody is asked, claimed by each attempt, spent by those that
 * cost something, and given back at the end. Attempts may run at once.
 */
public final class CallAccount {

    private final Caller caller;
    private final CallFacts facts;
    private final BudgetGate budgets;
    private final Ledger ledger;
    private final InstantSource clock;
    private @Nullable Hold hold;
    private Money claimed = Money.ZERO;
    private long tokens;
    private boolean tokensKnown;
    private boolean closed;

    CallAccount(
            Caller caller,
            CallFacts facts,
            BudgetGate budgets,
            Ledger ledger,
            InstantSource clock) {
        this.caller = caller;
        this.facts = facts;
        this.budgets = budgets;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Holds an amount in all of the caller's budgets; once, before the first attempt.
     *
     * @param most that the call's dearest attempt can cost
     * @return null if nobody has to be asked for money
     */
    public @Nullable CompletionStage<Verdict> hold(Money most) {
        if (caller.budgets().isEmpty()) {
            return null;
        }
        return budgets.hold(caller.budgets(), most).thenApply(this::keep);
    }

    private Verdict keep(Verdict verdict) {
        if (verdict instanceof Verdict.Held(Hold held)) {
            boolean late;
            synchronized (this) {
                hold = held;
                late = closed;
            }
            if (late) {
                held.release();
            }
        }
        return verdict;
    }

    /**
     * Has an attempt covered by what is held; holds more if the other attempts need it.
     *
     * @return null if it is covered already
     */
    public synchronized @Nullable CompletionStage<Verdict> claim(Money most) {
        if (hold == null || !caller.hasHardBudget()) {
            return null;
        }
        Money wanted = claimed.plus(most).minus(hold.remaining());
        if (!wanted.isPositive()) {
            claimed = claimed.plus(most);
            return null;
        }
        return hold.extend(wanted)
                .thenApply(
                        verdict -> {
                            if (verdict instanceof Verdict.Held) {
                                covered(most);
                            }
                            return verdict;
                        });
    }

    private synchronized void covered(Money most) {
        claimed = claimed.plus(most);
    }

    /**
     * Writes down that a provider is about to be asked. Its claim was made.
     *
     * @param quote null if nobody knows the price
     * @param most that it can cost
     * @throws Ledger.SpoolUnavailable if it cannot be written down; it must not be asked then
     */
    public AttemptAccount begin(AttemptFacts attempt, @Nullable Quote quote, Money most) {
        Hold held = hold();
        AttemptAccount account =
                new AttemptAccount(
                        this,
                        facts,
                        payer(),
                        attempt,
                        quote,
                        most,
                        held == null ? List.of() : held.windows());
        try {
            account.reserve(ledger, clock.instant());
        } catch (RuntimeException e) {
            unclaim(most);
            throw e;
        }
        return account;
    }

    private Payer payer() {
        return new Payer(
                caller.tenant(),
                caller.team(),
                caller.project(),
                caller.key(),
                caller.label(),
                caller.costCentre(),
                caller.tags(),
                facts.user());
    }

    private synchronized @Nullable Hold hold() {
        return hold;
    }

    Ledger ledger() {
        return ledger;
    }

    InstantSource clock() {
        return clock;
    }

    /** An attempt that will not be made, or is over. */
    synchronized void unclaim(Money most) {
        claimed = claimed.minus(most).max(Money.ZERO);
    }

    /** An attempt is over. */
    void spent(Money most, @Nullable Money cost, long used) {
        Hold held;
        synchronized (this) {
            held = hold;
            unclaim(most);
            tokens += Math.max(0, used);
            tokensKnown = tokensKnown || used >= 0;
        }
        if (held != null && cost != null) {
            held.spend(cost);
        }
    }

    /** The tokens of all attempts; negative if nobody knows. */
    public synchronized long tokens() {
        return tokensKnown ? tokens : -1;
    }

    /** The call is over, and so are its attempts: what is left goes back. Idempotent. */
    public void close() {
        Hold held;
        synchronized (this) {
            closed = true;
            held = hold;
        }
        if (held != null) {
            held.release();
        }
    }
}
