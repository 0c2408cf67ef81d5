package io.tollgate.policies.budget;

import io.tollgate.policies.budget.Hold.Charged;
import io.tollgate.policies.budget.LeaseBank.BankUnavailable;
import io.tollgate.policies.budget.LeaseBank.Standing;
import io.tollgate.policies.budget.LeaseBank.Wish;
import io.tollgate.policies.price.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

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

    /** Whoever waits longer for a store that hangs is told that nobody knows. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final int TRIES = 5;

    private static final int WHOLE = 100;

    private final LeaseBank bank;
    private final String holder;
    private final InstantSource clock;
    private final Executor blocking;
    private final Object lock = new Object();
    private final Map<String, Lease> leases = new HashMap<>();
    private List<Waiting> waiting = new ArrayList<>();
    private boolean fetching;

    /**
     * @param holder how leases name this life of the node
     * @param clock the store's
     * @param blocking runs what waits for the store
     */
    public Escrow(LeaseBank bank, String holder, InstantSource clock, Executor blocking) {
        this.bank = bank;
        this.holder = holder;
        this.clock = clock;
        this.blocking = blocking;
    }

    /** Somebody for whom the leases were too small. */
    private record Waiting(
            List<Lease> hard,
            List<Lease> all,
            Money amount,
            @Nullable LeasedHold extended,
            CompletableFuture<Verdict> verdict) {}

    @Override
    public CompletionStage<Verdict> hold(List<Budget> budgets, Money most) {
        Instant now = clock.instant();
        Waiting asked;
        synchronized (lock) {
            List<Lease> all = new ArrayList<>(budgets.size());
            for (Budget budget : budgets) {
                all.add(lease(budget, now));
            }
            List<Lease> hard = all.stream().filter(Escrow::isHard).toList();
            if (hasAll(hard, most) && all.stream().noneMatch(Lease::isNews)) {
                return CompletableFuture.completedFuture(new Verdict.Held(held(hard, all, most)));
            }
            asked = new Waiting(hard, all, most, null, new CompletableFuture<>());
        }
        return fetch(asked);
    }

    private static boolean isHard(Lease lease) {
        return lease.window().budget().hard();
    }

    private Lease lease(Budget budget, Instant now) {
        BudgetWindow window = BudgetWindow.of(budget, now);
        Lease lease = leases.computeIfAbsent(window.id(), _ -> new Lease(window));
        lease.window(window);
        return lease;
    }

    private static boolean hasAll(List<Lease> hard, Money amount) {
        for (Lease lease : hard) {
            if (!amount.atMost(lease.free())) {
                return false;
            }
        }
        return true;
    }

    private LeasedHold held(List<Lease> hard, List<Lease> all, Money amount) {
        hard.forEach(lease -> lease.take(amount));
        List<Charged> charged =
                all.stream().map(lease -> new Charged(lease.window().id(), isHard(lease))).toList();
        return new LeasedHold(this, lock, hard, charged, amount);
    }

    CompletionStage<Verdict> extend(LeasedHold hold, List<Lease> hard, Money more) {
        Waiting asked;
        synchronized (lock) {
            if (hasAll(hard, more)) {
                hard.forEach(lease -> lease.take(more));
                hold.add(more);
                return CompletableFuture.completedFuture(new Verdict.Held(hold));
            }
            asked = new Waiting(hard, hard, more, hold, new CompletableFuture<>());
        }
        return fetch(asked);
    }

    /** One at a time goes to the store, for all who wait by then. */
    private CompletionStage<Verdict> fetch(Waiting asked) {
        boolean first;
        synchronized (lock) {
            waiting.add(asked);
            first = !fetching;
            fetching = true;
        }
        if (first) {
            blocking.execute(this::fetchAll);
        }
        CompletableFuture.delayedExecutor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS, blocking)
                .execute(() -> answer(asked, false));
        return asked.verdict();
    }

    private void fetchAll() {
        while (true) {
            List<Waiting> batch;
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

    private void serve(List<Waiting> batch) {
        List<Waiting> pending = batch;
        boolean reached = true;
        try {
            for (int i = 0; i < TRIES && !pending.isEmpty(); i++) {
                topUp(pending);
                pending = unserved(pending);
            }
        } catch (BankUnavailable e) {
            reached = false;
        } catch (RuntimeException e) {
            pending.forEach(asked -> asked.verdict().completeExceptionally(e));
            return;
        }
        for (Waiting asked : pending) {
            answer(asked, reached);
        }
    }

    /**
     * Calls that came later did not wait, and may have taken what was leased for those who did.
     *
     * @return for whom there is still enough in the store
     */
    private List<Waiting> unserved(List<Waiting> batch) {
        List<Waiting> rest = new ArrayList<>(0);
        for (Waiting asked : batch) {
            if (mustAskAgain(asked)) {
                rest.add(asked);
            } else {
                answer(asked, true);
            }
        }
        return rest;
    }

    private boolean mustAskAgain(Waiting asked) {
        synchronized (lock) {
            return !hasAll(asked.hard(), asked.amount())
                    && asked.hard().stream()
                            .allMatch(lease -> asked.amount().atMost(lease.headroom()));
        }
    }

    private void answer(Waiting asked, boolean reached) {
        if (asked.verdict().isDone()) {
            return;
        }
        Verdict verdict = verdict(asked, reached);
        if (!asked.verdict().complete(verdict) && asked.extended() == null) {
            tooLate(verdict);
        }
    }

    /** What is held for somebody who was told something else, others may have. */
    private static void tooLate(Verdict verdict) {
        if (verdict instanceof Verdict.Held(Hold hold)) {
            hold.release();
        }
    }

    private void topUp(List<Waiting> batch) {
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

    private List<Wish> wishes(List<Waiting> batch) {
        synchronized (lock) {
            Map<String, Money> needs = new HashMap<>();
            Map<String, Lease> windows = new HashMap<>();
            for (Waiting asked : batch) {
                for (Lease lease : asked.all()) {
                    leases.putIfAbsent(lease.window().id(), lease);
                    windows.put(lease.window().id(), lease);
                    needs.merge(
                            lease.window().id(),
                            isHard(lease) ? asked.amount() : Money.ZERO,
                            Money::plus);
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

    private Verdict verdict(Waiting asked, boolean reached) {
        synchronized (lock) {
            if (hasAll(asked.hard(), asked.amount())) {
                LeasedHold extended = asked.extended();
                if (extended == null) {
                    return new Verdict.Held(held(asked.hard(), asked.all(), asked.amount()));
                }
                asked.hard().forEach(lease -> lease.take(asked.amount()));
                extended.add(asked.amount());
                return new Verdict.Held(extended);
            }
            Lease shortest = shortest(asked);
            return reached
                    ? refused(shortest, asked.amount())
                    : new Verdict.Unavailable(shortest.window().budget());
        }
    }

    private static Lease shortest(Waiting asked) {
        return asked.hard().stream()
                .filter(lease -> !asked.amount().atMost(lease.free()))
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
