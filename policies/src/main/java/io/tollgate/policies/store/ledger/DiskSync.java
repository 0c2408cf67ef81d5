package io.tollgate.policies.store.ledger;

import io.tollgate.policies.ledger.Ledger.SpoolUnavailable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Brings what was appended to the disk, much at a time; sleeps while nothing is. */
final class DiskSync implements AutoCloseable {

    private final SegmentLog log;
    private final SpoolSettings settings;
    private final AtomicBoolean dirty = new AtomicBoolean();
    private final Thread thread;
    private List<CompletableFuture<Void>> waiting = new ArrayList<>();
    private volatile boolean closed;
    private volatile @Nullable String problem;

    DiskSync(SegmentLog log, SpoolSettings settings) {
        this.log = log;
        this.settings = settings;
        this.thread = Thread.ofPlatform().daemon().name("ledger-sync").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Something was appended. */
    void wake() {
        if (!dirty.get() && dirty.compareAndSet(false, true)) {
            LockSupport.unpark(thread);
        }
    }

    /** Done when what was appended until now is on the disk. */
    CompletionStage<Void> forced() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        synchronized (this) {
            waiting.add(done);
        }
        wake();
        return done;
    }

    private void run() {
        while (!closed) {
            if (!dirty.get()) {
                LockSupport.park(this);
                continue;
            }
            if (!settings.strict()) {
                LockSupport.parkNanos(settings.sync().toNanos());
            }
            dirty.set(false);
            force(taken());
        }
        force(taken());
    }

    private synchronized List<CompletableFuture<Void>> taken() {
        List<CompletableFuture<Void>> taken = waiting;
        waiting = new ArrayList<>();
        return taken;
    }

    private void force(List<CompletableFuture<Void>> done) {
        try {
            log.written().forEach(Segment::force);
            problem = null;
            done.forEach(waiter -> waiter.complete(null));
        } catch (UncheckedIOException e) {
            problem = "the disk does not take it: " + e.getMessage();
            done.forEach(waiter -> waiter.completeExceptionally(refused(e)));
            again();
        }
    }

    private static SpoolUnavailable refused(UncheckedIOException e) {
        return new SpoolUnavailable("The row is not on the disk", e);
    }

    private void again() {
        if (!closed) {
            LockSupport.parkNanos(settings.sync().toNanos() * 10);
            dirty.set(true);
        }
    }

    @Nullable String problem() {
        return problem;
    }

    /** Forces once more. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
