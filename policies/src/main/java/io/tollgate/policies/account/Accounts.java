package io.tollgate.policies.account;

import io.tollgate.policies.access.Caller;
import io.tollgate.policies.budget.BudgetGate;
import io.tollgate.policies.ledger.Ledger;
import io.tollgate.policies.price.PriceBook;
import io.tollgate.policies.price.Quote;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Opens the accounts of calls. */
public final class Accounts {

    private final BudgetGate budgets;
    private final PriceBook prices;
    private final Ledger ledger;
    private final InstantSource clock;

    /**
     * @param clock the store's
     */
    public Accounts(BudgetGate budgets, PriceBook prices, Ledger ledger, InstantSource clock) {
        this.budgets = budgets;
        this.prices = prices;
        this.ledger = ledger;
        this.clock = clock;
    }

    public CallAccount open(Caller caller, CallFacts facts) {
        return new CallAccount(caller, facts, budgets, ledger, clock);
    }

    /** What a model costs this caller now, null if nobody knows. */
    public @Nullable Quote quote(Caller caller, String provider, String dialect, String model) {
        return prices.quote(caller.tenant(), provider, dialect, model, clock.instant());
    }

    public BudgetGate budgets() {
        return budgets;
    }
}
