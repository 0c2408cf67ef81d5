package io.tollgate.policies.store.ledger;

import io.tollgate.policies.ledger.AttemptId;
import io.tollgate.policies.ledger.BudgetTotals;
import io.tollgate.policies.ledger.VerificationReport;
import io.tollgate.policies.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Proves that rows, sums and budgets agree to the last pico-dollar. Reads all of the ledger, in
 * statements that each see one moment and change nothing, so calls may go on.
 */
public final class LedgerVerification {

    private final Store store;
    private final @Nullable BudgetTotals budgets;
    private final Predicate<AttemptId> inSpool;
    private final Duration patience;
    private final InstantSource clock;

    /**
     * @param budgets null where none are kept
     * @param inSpool whether an attempt's end may still come out of this node's spool
     * @param patience how long an attempt may be without an end: longer than the longest call, and
     *     than other nodes may be away with their spools
     */
    public LedgerVerification(
            Store store,
            @Nullable BudgetTotals budgets,
            Predicate<AttemptId> inSpool,
            Duration patience,
            InstantSource clock) {
        this.store = store;
        this.budgets = budgets;
        this.inSpool = inSpool;
        this.patience = patience;
        this.clock = clock;
    }

    /** Runs it. Blocks, for as long as it takes to read the ledger. */
    public VerificationReport run() {
        Instant begin = clock.instant();
        long nanos = System.nanoTime();
        Findings findings = new Findings();
        new AttemptChecks(store, findings).run(begin.minus(patience), inSpool);
        SumChecks sums = new SumChecks(store, findings);
        sums.run();
        new LeaseChecks(store, findings).run();
        int windows = budgets == null ? 0 : new SpentChecks(store, budgets, findings).run();
        return new VerificationReport(
                begin,
                Duration.ofNanos(System.nanoTime() - nanos),
                sums.rows(),
                sums.cost(),
                windows,
                findings.kept(),
                findings.count());
    }
}
