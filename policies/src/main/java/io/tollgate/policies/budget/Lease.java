package io.tollgate.policies.budget;

import io.tollgate.policies.price.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a node has of one window. Calls hold parts of it; what they do not hold is free. Guarded by
 * its escrow's lock.
 */
final class Lease {

    private BudgetWindow window;
    private Money free = Money.ZERO;
    private LeaseBank.@Nullable Standing standing;
    private long usedNanos = System.nanoTime();

    Lease(BudgetWindow window) {
        this.window = window;
    }

    BudgetWindow window() {
        return window;
    }

    /** The budget as it is declared now. */
    void window(BudgetWindow current) {
        window = current;
        usedNanos = System.nanoTime();
    }

    boolean isHard() {
        return window.budget().hard();
    }

    /** Whether the store was never asked about it, or has another limit. */
    boolean isNews() {
        return standing == null || !standing.limit().equals(window.budget().limit());
    }

    Money free() {
        return free;
    }

    /** May go below zero: what cost more than was held for it is paid from what is free. */
    void add(Money amount) {
        free = free.plus(amount);
    }

    void take(Money amount) {
        free = free.minus(amount);
    }

    /** As the store has it. */
    void standing(LeaseBank.Standing now) {
        standing = now;
    }

    LeaseBank.@Nullable Standing standing() {
        return standing;
    }

    /** The most that a call could hold, as far as this node knows. */
    Money headroom() {
        return standing == null
                ? window.budget().limit()
                : free.max(Money.ZERO).plus(standing.available());
    }

    boolean unusedFor(long nanos) {
        return System.nanoTime() - usedNanos > nanos;
    }

    /** What others may have. */
    Money takeFree() {
        Money all = free.max(Money.ZERO);
        free = free.minus(all);
        return all;
    }
}
