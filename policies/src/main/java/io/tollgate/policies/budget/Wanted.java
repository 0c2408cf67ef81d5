package io.tollgate.policies.budget;

import io.tollgate.policies.budget.Hold.Charged;
import io.tollgate.policies.price.Money;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What a call wants: the same amount of each of its hard leases. Guarded by its escrow's lock, but
 * for the verdict.
 */
final class Wanted {

    private final Escrow escrow;
    private final Object lock;
    private final List<Lease> all;
    private final List<Lease> hard;
    private final Money amount;
    private final @Nullable LeasedHold extended;
    private final CompletableFuture<Verdict> verdict = new CompletableFuture<>();

    private Wanted(
            Escrow escrow,
            Object lock,
            List<Lease> all,
            List<Lease> hard,
            Money amount,
            @Nullable LeasedHold extended) {
        this.escrow = escrow;
        this.lock = lock;
        this.all = all;
        this.hard = hard;
        this.amount = amount;
        this.extended = extended;
    }

    /** For a call that has nothing yet. */
    static Wanted of(Escrow escrow, Object lock, List<Lease> all, Money amount) {
        List<Lease> hard = all.stream().filter(Lease::isHard).toList();
        return new Wanted(escrow, lock, all, hard, amount, null);
    }

    /** For one that needs more than it has. */
    static Wanted more(
            Escrow escrow, Object lock, List<Lease> hard, Money amount, LeasedHold extended) {
        return new Wanted(escrow, lock, hard, hard, amount, extended);
    }

    List<Lease> all() {
        return all;
    }

    List<Lease> hard() {
        return hard;
    }

    Money amount() {
        return amount;
    }

    /** What its caller waits for. */
    CompletableFuture<Verdict> verdict() {
        return verdict;
    }

    /** Whether all leases have as much free. */
    boolean isCovered() {
        for (Lease lease : hard) {
            if (!amount.atMost(lease.free())) {
                return false;
            }
        }
        return true;
    }

    /** Takes it out of the leases, which have it. */
    Verdict.Held take() {
        hard.forEach(lease -> lease.take(amount));
        if (extended != null) {
            extended.add(amount);
            return new Verdict.Held(extended);
        }
        List<Charged> charged =
                all.stream()
                        .map(lease -> new Charged(lease.window().id(), lease.isHard()))
                        .toList();
        return new Verdict.Held(new LeasedHold(escrow, lock, hard, charged, amount));
    }

    /**
     * Tells its caller, who may have been told something else meanwhile: what is held for nobody,
     * others may have. What a hold was extended by goes back when that is released.
     */
    void answer(Verdict found) {
        if (!verdict.complete(found)
                && extended == null
                && found instanceof Verdict.Held(Hold hold)) {
            hold.release();
        }
    }
}
