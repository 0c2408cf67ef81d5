package io.tollgate.policies.store.directory;

import io.tollgate.policies.access.Authentication;
import io.tollgate.policies.access.Authentication.Reason;
import io.tollgate.policies.access.Policies;
import io.tollgate.policies.access.PolicySnapshot;
import io.tollgate.policies.access.User;
import io.tollgate.policies.budget.BudgetRaise;
import io.tollgate.policies.key.KeyText;
import io.tollgate.policies.key.Peppers;
import io.tollgate.policies.store.Store;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a node's knowledge of the policies up to date: asks the store twice a second whether
 * something has changed. That is the guarantee; whoever hears of a change otherwise may say so and
 * make it faster. While the store is away, what was known goes on to hold, up to a bound.
 */
public final class PolicyFeed implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PolicyFeed.class);
    private static final long PERIOD_MILLIS = 500;
    private static final long BEAT_MILLIS = 2_000;
    private static final long PATIENCE_SECONDS = 5;

    private final Store store;
    private final Peppers peppers;
    private final StoreClock clock;
    private final Nodes nodes;
    private final Duration maxStaleness;
    private final PolicyLoader loader;
    private final List<Consumer<PolicySnapshot>> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer =
            new ScheduledThreadPoolExecutor(
                    2,
                    Thread.ofVirtual().name("tollgate-policies").factory(),
                    new ThreadPoolExecutor.DiscardPolicy());
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile PolicySnapshot current;
    private volatile long knownNanos;
    private volatile boolean away;
    private volatile boolean unheard;
    private Instant raisesUntil = Instant.MAX;

    /**
     * Loads everything; {@link #start} keeps it up to date.
     *
     * @param maxStaleness how long keys are served without the store
     */
    public PolicyFeed(
            Store store, Peppers peppers, StoreClock clock, Nodes nodes, Duration maxStaleness) {
        this.store = store;
        this.peppers = peppers;
        this.clock = clock;
        this.nodes = nodes;
        this.maxStaleness = maxStaleness;
        this.loader = new PolicyLoader(store);
        this.knownNanos = System.nanoTime();
        clock.adjust(store);
        this.current = snapshot(loader.load(Policies.NONE));
    }

    /** Enters the node, and looks for changes from now on. */
    public void start() {
        nodes.enter();
        var _ = timer.scheduleWithFixedDelay(this::look, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        var _ =
                timer.scheduleWithFixedDelay(
                        this::beat, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Hears of each new snapshot, on the feed's thread; what it throws stops nobody else. */
    public void onChange(Consumer<PolicySnapshot> listener) {
        listeners.add(listener);
    }

    /** Looks now; somebody has heard of a change. Many who have heard make one look. */
    public void lookNow() {
        if (asked.compareAndSet(false, true)) {
            timer.execute(
                    () -> {
                        asked.set(false);
                        look();
                    });
        }
    }

    private synchronized void look() {
        long since = System.nanoTime();
        try {
            update(loader.load(current.policies()));
            knownNanos = since;
            if (away) {
                away = false;
                log.info("Policies are up to date again.");
            }
        } catch (RuntimeException e) {
            if (!away) {
                away = true;
                log.warn("Policies cannot be asked for; what is known holds: {}", e.toString());
            }
        }
    }

    /** Beside the looks: a node that cannot tell that it is there can still obey. */
    private void beat() {
        try {
            clock.adjust(store);
            nodes.beat();
            unheard = false;
        } catch (RuntimeException e) {
            if (!unheard) {
                unheard = true;
                log.warn("The other nodes do not hear that this one is there: {}", e.toString());
            }
        }
    }

    private void update(Policies policies) {
        if (policies.change() != current.policies().change()
                || !clock.instant().isBefore(raisesUntil)) {
            PolicySnapshot next = snapshot(policies);
            current = next;
            listeners.forEach(listener -> tell(listener, next));
        }
    }

    private static void tell(Consumer<PolicySnapshot> listener, PolicySnapshot next) {
        try {
            listener.accept(next);
        } catch (RuntimeException e) {
            log.error("New policies hold, but not everybody could be told of them", e);
        }
    }

    /** Raises end without anybody's doing; a snapshot is good until the next of them does. */
    private PolicySnapshot snapshot(Policies policies) {
        Instant now = clock.instant();
        raisesUntil =
                policies.raises().values().stream()
                        .map(BudgetRaise::until)
                        .filter(now::isBefore)
                        .min(Instant::compareTo)
                        .orElse(Instant.MAX);
        return new PolicySnapshot(policies, peppers, now);
    }

    public PolicySnapshot current() {
        return current;
    }

    /** Who comes with this key; nobody, if for too long the store could not be asked. */
    public Authentication authenticate(KeyText key, @Nullable InetAddress from) {
        return age().compareTo(maxStaleness) > 0
                ? new Authentication.Refused(Reason.STALE)
                : current.authenticate(key, from, clock.instant());
    }

    /** Who comes as this user; nobody, if for too long the store could not be asked. */
    public Authentication authenticate(User user, @Nullable InetAddress from) {
        return age().compareTo(maxStaleness) > 0
                ? new Authentication.Refused(Reason.STALE)
                : current.authenticate(user, from);
    }

    /** How long ago the store said that nothing else holds. */
    public Duration age() {
        return Duration.ofNanos(System.nanoTime() - knownNanos);
    }

    /** Whether the store could not be asked the last time. */
    public boolean isStale() {
        return away;
    }

    /** Lets a look that is under way end: it would enter the node again after it has left. */
    @Override
    public void close() {
        timer.shutdown();
        try {
            if (!timer.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                timer.shutdownNow();
            }
            nodes.leave();
        } catch (InterruptedException e) {
            timer.shutdownNow();
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.debug("This node's row stays until it is stale: {}", e.toString());
        }
    }
}
