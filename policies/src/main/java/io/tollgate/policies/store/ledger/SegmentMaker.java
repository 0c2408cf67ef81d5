package io.tollgate.policies.store.ledger;

import io.tollgate.policies.ledger.SpoolRecord;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes empty segments before they are needed. While there is no room for one it tries again and
 * again, and keeps in memory what ends attempts and found no room on disk; nothing new is begun
 * then, so that this stays small.
 */
final class SegmentMaker implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(SegmentMaker.class);
    private static final long AGAIN_NANOS = 50_000_000;

    private final SegmentLog log;
    private final SpoolFolder folder;
    private final Queue<Late> late = new ConcurrentLinkedQueue<>();
    private final AtomicInteger lateRecords = new AtomicInteger();
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable String problem;

    SegmentMaker(SegmentLog log, SpoolFolder folder) {
        this.log = log;
        this.folder = folder;
        this.thread = Thread.ofPlatform().daemon().name("ledger-segments").unstarted(this::run);
    }

    private record Late(SpoolRecord record, byte[] json) {}

    void start() {
        thread.start();
    }

    /** There may be something to do. */
    void wake() {
        if (log.wantsSpare() || !late.isEmpty()) {
            LockSupport.unpark(thread);
        }
    }

    /** Keeps what found no room. */
    void keep(SpoolRecord record, byte[] json) {
        late.add(new Late(record, json));
        lateRecords.incrementAndGet();
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!closed) {
            boolean made = make();
            writeLate();
            if (made) {
                continue;
            }
            if (log.wantsSpare() || !late.isEmpty()) {
                LockSupport.parkNanos(AGAIN_NANOS);
            } else {
                LockSupport.park(this);
            }
        }
    }

    private boolean make() {
        if (!log.wantsSpare() || folder.isFull()) {
            problem = null;
            return false;
        }
        try {
            log.add(folder.prepare());
            problem = null;
            return true;
        } catch (IOException e) {
            if (problem == null) {
                logger.error("The spool cannot make another segment", e);
            }
            problem = "no segment can be made: " + e.getMessage();
            return false;
        }
    }

    private synchronized void writeLate() {
        for (Late next = late.peek(); next != null; next = late.peek()) {
            if (log.append(next.record, next.json, SegmentLog.Use.CLOSE) < 0) {
                return;
            }
            late.remove();
            lateRecords.decrementAndGet();
        }
    }

    /** How many records are only in memory. */
    int lateRecords() {
        return lateRecords.get();
    }

    /** Why there can be no more segments, null if there can. */
    @Nullable String problem() {
        return problem;
    }

    /** Writes what still finds room. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writeLate();
        if (!late.isEmpty()) {
            logger.error("{} rows found no room in the spool until the end", late.size());
        }
    }
}
