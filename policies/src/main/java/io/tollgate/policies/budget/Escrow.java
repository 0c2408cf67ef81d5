package io.tollgate.policies.budget;

import io.tollgate.policies.budget.LeaseBank.BankUnavailable;
import io.tollgate.policies.budget.LeaseBank.Standing;
import io.tollgate.policies.price.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Holds money out of what this node has leased. Leases are in memory, so that a hold costs no
 * database; the database lets no more be leased than there is, so that all nodes together never
 * spend more, whatever becomes of any of them.
 */
public final class Escrow implements BudgetGate {

    /** What has not been needed for so long, others may have. */
    private static final long IDLE_NANOS = Duration.ofSeconds(2).toNanos();

    /** Nobody asks for these windows any more. */
    private static final long FORGOTTEN_NANOS = Duration.ofMinutes(10).toNanos();

    private static final int WHOLE = 100;

    private final LeaseBank bank;
    private final String holder;
    private final InstantSource clock;
    private final Object lock = new Object();
    private final Map<String, Lease> leases = new HashMap<>();
    private final Replenisher replenisher;

    /**
     * @param holder how leases name this life of the node
     * @param clock the store's
     * @param blocking runs what waits for the store
     */
    public Escrow(LeaseBank bank, String holder, InstantSource clock, Executor blocking) {
        this.bank = bank;
        this.holder = holder;
        this.clock = clock;
        this.replenisher = new Replenisher(bank, holder, blocking, lock, leases);
    }

    @Override
    public CompletionStage<Verdict> hold(List<Budget> budgets, Money most) {
        Instant now = clock.instant();
        Wanted wanted;
        synchronized (lock) {
            List<Lease> all = new ArrayList<>(budgets.size());
            for (Budget budget : budgets) {
                all.add(lease(budget, now));
            }
            wanted = Wanted.of(this, lock, all, most);
            if (wanted.isCovered() && all.stream().noneMatch(Lease::isNews)) {
                return CompletableFuture.completedFuture(wanted.take());
            }
        }
        return replenisher.fetch(wanted);
    }

    private Lease lease(Budget budget, Instant now) {
        BudgetWindow window = BudgetWindow.of(budget, now);
        Lease lease = leases.computeIfAbsent(window.id(), _ -> new Lease(window));
        lease.window(window);
        return lease;
    }

    CompletionStage<Verdict> extend(LeasedHold hold, List<Lease> hard, Money more) {
        Wanted wanted = Wanted.more(this, lock, hard, more, hold);
        synchronized (lock) {
            if (wanted.isCovered()) {
                return CompletableFuture.completedFuture(wanted.take());
            }
        }
        return replenisher.fetch(wanted);
    }

    /**
     * Called twice a second by somebody who may wait: gives back what is not needed here, and looks
     * how the windows stand.
     */
    public void tick() {
        List<String> known;
        synchronized (lock) {
            known = List.copyOf(leases.keySet());
        }
        if (known.isEmpty()) {
            return;
        }
        Map<String, Standing> standings = bank.look(known, clock.instant());
        Map<String, Money> back = new HashMap<>();
        synchronized (lock) {
            standings.forEach((id, standing) -> take(id, standing, back));
        }
        giveBack(back);
    }

    private void take(String id, Standing standing, Map<String, Money> back) {
        Lease lease = leases.get(id);
        if (lease == null) {
            return;
        }
        lease.standing(standing);
        boolean over = !clock.instant().isBefore(lease.window().end());
        if (standing.wanted() || over || lease.unusedFor(IDLE_NANOS)) {
            Money free = lease.takeFree();
            if (free.isPositive()) {
                back.put(id, free);
            } else if (lease.unusedFor(FORGOTTEN_NANOS)) {
                leases.remove(id);
            }
        }
    }

    private void giveBack(Map<String, Money> back) {
        if (back.isEmpty()) {
            return;
        }
        try {
            bank.giveBack(back, holder);
        } catch (BankUnavailable e) {
            synchronized (lock) {
                back.forEach(
                        (id, amount) -> {
                            Lease lease = leases.get(id);
                            if (lease != null) {
                                lease.add(amount);
                            }
                        });
            }
            throw e;
        }
    }

    @Override
    public int usedPercent(Budget budget) {
        synchronized (lock) {
            Lease lease = leases.get(BudgetWindow.of(budget, clock.instant()).id());
            Standing standing = lease == null ? null : lease.standing();
            return standing == null ? 0 : percent(standing.spent(), budget.limit());
        }
    }

    private static int percent(Money part, Money whole) {
        return whole.isZero()
                ? WHOLE
                : part.amount()
                        .multiply(BigDecimal.valueOf(WHOLE))
                        .divide(whole.amount(), 0, RoundingMode.DOWN)
                        .intValue();
    }

    @Override
    public Money headroom(List<Budget> budgets) {
        Instant now = clock.instant();
        Money least = null;
        synchronized (lock) {
            for (Budget budget : budgets) {
                if (budget.hard()) {
                    Lease lease = leases.get(BudgetWindow.of(budget, now).id());
                    Money headroom = lease == null ? budget.limit() : lease.headroom();
                    least = least == null ? headroom : least.min(headroom);
                }
            }
        }
        return least == null ? Money.ZERO : least;
    }

    /** Gives everything back that no call holds; for a node that stops. */
    public void close() {
        Map<String, Money> back = new HashMap<>();
        synchronized (lock) {
            leases.forEach(
                    (id, lease) -> {
                        Money free = lease.takeFree();
                        if (free.isPositive()) {
                            back.put(id, free);
                        }
                    });
        }
        giveBack(back);
    }
}
