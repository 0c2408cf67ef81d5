package io.tollgate.policies.store.ledger;

import io.tollgate.policies.ledger.CrashCharge;
import io.tollgate.policies.ledger.LedgerStore;
import io.tollgate.policies.ledger.OpenAttempts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that replays: first what former lives left, then what this one writes. */
final class Replay {

    private static final Logger logger = LoggerFactory.getLogger(Replay.class);
    private static final long IDLE_MILLIS = 100;
    private static final long AFTER_ERROR_MILLIS = 1000;

    private final SegmentLog log;
    private final String holder;
    private final LedgerStore store;
    private final Delivery delivery;
    private final Flusher flusher;
    private final Recovery recovery;
    private final Thread thread;
    private volatile boolean draining;
    private volatile boolean stopped;
    private volatile boolean recovered;
    private volatile @Nullable String problem;

    Replay(
            SpoolFolder folder,
            SegmentLog log,
            SpoolSettings settings,
            String holder,
            LedgerStore store,
            CrashCharge charge,
            InstantSource clock) {
        this.log = log;
        this.holder = holder;
        this.store = store;
        this.delivery = new Delivery(store, folder, () -> stopped);
        this.recovery = new Recovery(folder, delivery, charge, clock);
        this.flusher = new Flusher(log, folder, delivery, holder, settings);
        this.thread = Thread.ofVirtual().name("ledger-replay").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (!stopped) {
                if (!step() && isDone()) {
                    return;
                }
            }
        } catch (CancellationException e) {
            logger.debug("The replay ends, the next start goes on", e);
        }
    }

    /** Returns whether something went on. */
    private boolean step() {
        try {
            boolean more = recovered ? flusher.step() : recover();
            problem = null;
            if (!more && !draining) {
                delivery.pause(IDLE_MILLIS);
            }
            return more;
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            if (!stopped) {
                logger.error("The replay failed, and is tried again", e);
            }
            problem = String.valueOf(e.getMessage());
            delivery.pause(AFTER_ERROR_MILLIS);
            return true;
        }
    }

    private boolean recover() {
        recovery.run();
        recovered = true;
        return true;
    }

    private boolean isDone() {
        return draining && flusher.delivered() == log.sequence();
    }

    /**
     * Lets it come to the end, if it can in time.
     *
     * @return whether the store has all, nothing is open, and so nothing is left for a next life
     */
    boolean drain(Duration patience) {
        draining = true;
        boolean ended = join(patience);
        boolean done = ended && recovered && isDone() && flusher.open().size() == 0;
        if (done) {
            done = release();
        }
        stop();
        return done;
    }

    /** Once, in a moment: if the store is away the next life does it. */
    private boolean release() {
        try {
            store.finish(holder, List.of());
            return true;
        } catch (RuntimeException e) {
            logger.warn("What {} had leased is given back by the next start", holder, e);
            return false;
        }
    }

    void stop() {
        stopped = true;
        thread.interrupt();
        join(Duration.ofSeconds(35));
    }

    private boolean join(Duration patience) {
        try {
            return thread.join(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    OpenAttempts open() {
        return flusher.open();
    }

    long delivered() {
        return flusher.delivered();
    }

    @Nullable Instant oldest() {
        return flusher.oldest();
    }

    boolean hasRecovered() {
        return recovered;
    }

    /** Why the store is given nothing now, null if it is. */
    @Nullable String problem() {
        return problem != null ? problem : delivery.problem();
    }
}
