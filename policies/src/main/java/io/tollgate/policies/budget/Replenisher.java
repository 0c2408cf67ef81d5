package io.tollgate.policies.budget;

import io.tollgate.policies.budget.LeaseBank.BankUnavailable;
import io.tollgate.policies.budget.LeaseBank.Standing;
import io.tollgate.policies.budget.LeaseBank.Wish;
import io.tollgate.policies.price.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Goes to the store for calls whose leases are too small: one trip at a time, for all who wait by
 * then.
 */
final class Replenisher {

    /** Whoever waits longer for a store that hangs is told that nobody knows. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** While there is enough in the store, but calls that came later were faster. */
    private static final int TRIPS = 5;

    private final LeaseBank bank;
    private final String holder;
    private final Executor blocking;
    private final Object lock;
    private final Map<String, Lease> leases;
    private List<Wanted> waiting = new ArrayList<>();
    private boolean fetching;

    /**
     * @param lock that guards the leases
     * @param leases by their windows' ids
     */
    Replenisher(
            LeaseBank bank,
            String holder,
            Executor blocking,
            Object lock,
            Map<String, Lease> leases) {
        this.bank = bank;
        this.holder = holder;
        this.blocking = blocking;
        this.lock = lock;
        this.leases = leases;
    }

    CompletionStage<Verdict> fetch(Wanted wanted) {
        boolean first;
        synchronized (lock) {
            waiting.add(wanted);
            first = !fetching;
            fetching = true;
        }
        if (first) {
            blocking.execute(this::fetchAll);
        }
        CompletableFuture.delayedExecutor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS, blocking)
                .execute(() -> answer(wanted, false));
        return wanted.verdict();
    }

    private void fetchAll() {
        while (true) {
            List<Wanted> batch;
            synchronized (lock) {
                if (waiting.isEmpty()) {
                    fetching = false;
                    return;
                }
                batch = waiting;
                waiting = new ArrayList<>();
            }
            serve(batch);
        }
    }

    private void serve(List<Wanted> batch) {
        List<Wanted> pending = batch;
        boolean reached = true;
        try {
            for (int trip = 0; trip < TRIPS && !pending.isEmpty(); trip++) {
                topUp(pending);
                pending = unserved(pending);
            }
        } catch (BankUnavailable e) {
            reached = false;
        } catch (RuntimeException e) {
            pending.forEach(wanted -> wanted.verdict().completeExceptionally(e));
            return;
        }
        for (Wanted wanted : pending) {
            answer(wanted, reached);
        }
    }

    /**
     * Calls that came later did not wait, and may have taken what was leased for those who did.
     *
     * @return for whom there is still enough in the store
     */
    private List<Wanted> unserved(List<Wanted> batch) {
        List<Wanted> rest = new ArrayList<>(0);
        for (Wanted wanted : batch) {
            if (mustAskAgain(wanted)) {
                rest.add(wanted);
            } else {
                answer(wanted, true);
            }
        }
        return rest;
    }

    private boolean mustAskAgain(Wanted wanted) {
        synchronized (lock) {
            return !wanted.isCovered()
                    && wanted.hard().stream()
                            .allMatch(lease -> wanted.amount().atMost(lease.headroom()));
        }
    }

    private void answer(Wanted wanted, boolean reached) {
        if (!wanted.verdict().isDone()) {
            wanted.answer(verdict(wanted, reached));
        }
    }

    private void topUp(List<Wanted> batch) {
        Map<String, Standing> standings = bank.lease(wishes(batch), holder);
        synchronized (lock) {
            standings.forEach(
                    (id, standing) -> {
                        Lease lease = leases.get(id);
                        if (lease != null) {
                            lease.standing(standing);
                            lease.add(standing.granted());
                        }
                    });
        }
    }

    private List<Wish> wishes(List<Wanted> batch) {
        synchronized (lock) {
            Map<String, Money> needs = new HashMap<>();
            Map<String, Lease> windows = new HashMap<>();
            for (Wanted wanted : batch) {
                for (Lease lease : wanted.all()) {
                    String id = lease.window().id();
                    leases.putIfAbsent(id, lease);
                    windows.put(id, lease);
                    needs.merge(id, lease.isHard() ? wanted.amount() : Money.ZERO, Money::plus);
                }
            }
            return windows.values().stream()
                    .sorted(Comparator.comparing(lease -> lease.window().id()))
                    .map(lease -> wish(lease, needs))
                    .toList();
        }
    }

    private static Wish wish(Lease lease, Map<String, Money> needs) {
        BudgetWindow window = lease.window();
        Budget budget = window.budget();
        Money need = needs.getOrDefault(window.id(), Money.ZERO).minus(lease.free());
        return new Wish(
                window.id(),
                budget.id(),
                budget.limit(),
                window.end(),
                budget.window() instanceof Window.Rolling(Duration length) ? length.toHours() : 0,
                budget.hard(),
                budget.alertPercents(),
                need.max(Money.ZERO));
    }

    private Verdict verdict(Wanted wanted, boolean reached) {
        synchronized (lock) {
            if (wanted.isCovered()) {
                return wanted.take();
            }
            Lease shortest = shortest(wanted);
            return reached
                    ? refused(shortest, wanted.amount())
                    : new Verdict.Unavailable(shortest.window().budget());
        }
    }

    private static Lease shortest(Wanted wanted) {
        return wanted.hard().stream()
                .filter(lease -> !wanted.amount().atMost(lease.free()))
                .findFirst()
                .orElseThrow();
    }

    private static Verdict refused(Lease lease, Money amount) {
        BudgetWindow window = lease.window();
        Standing standing = lease.standing();
        Money unspent =
                standing == null
                        ? Money.ZERO
                        : standing.limit().minus(standing.spent()).max(Money.ZERO);
        return new Verdict.Refused(
                window.budget(),
                lease.headroom(),
                amount.atMost(unspent) && amount.isPositive(),
                window.end());
    }
}
