package io.tollgate.policies.budget;

import io.tollgate.policies.price.Money;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A call's part of leases: the same amount of each. */
final class LeasedHold implements Hold {

    private final Escrow escrow;
    private final Object lock;
    private final List<Lease> hard;
    private final List<Charged> windows;
    private Money remaining;
    private boolean released;

    LeasedHold(
            Escrow escrow, Object lock, List<Lease> hard, List<Charged> windows, Money remaining) {
        this.escrow = escrow;
        this.lock = lock;
        this.hard = hard;
        this.windows = windows;
        this.remaining = remaining;
    }

    @Override
    public Money remaining() {
        synchronized (lock) {
            return remaining;
        }
    }

    @Override
    public List<Charged> windows() {
        return windows;
    }

    @Override
    public CompletionStage<Verdict> extend(Money more) {
        return escrow.extend(this, hard, more);
    }

    /** Called with the lock; what comes too late goes back at once. */
    void add(Money more) {
        if (released) {
            hard.forEach(lease -> lease.add(more));
        } else {
            remaining = remaining.plus(more);
        }
    }

    /** What it costs beyond what is held comes out of what is free, and is missing there. */
    @Override
    public void spend(Money cost) {
        synchronized (lock) {
            Money covered = released ? Money.ZERO : cost.min(remaining);
            remaining = remaining.minus(covered);
            Money beyond = cost.minus(covered);
            if (beyond.isPositive()) {
                hard.forEach(lease -> lease.take(beyond));
            }
        }
    }

    @Override
    public void release() {
        synchronized (lock) {
            if (!released) {
                released = true;
                Money rest = remaining;
                remaining = Money.ZERO;
                hard.forEach(lease -> lease.add(rest));
            }
        }
    }
}
