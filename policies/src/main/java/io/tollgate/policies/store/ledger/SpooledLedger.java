package io.tollgate.policies.store.ledger;

import io.tollgate.policies.ledger.AttemptId;
import io.tollgate.policies.ledger.CrashCharge;
import io.tollgate.policies.ledger.Ledger;
import io.tollgate.policies.ledger.LedgerEntry;
import io.tollgate.policies.ledger.LedgerStore;
import io.tollgate.policies.ledger.SpoolRecord;
import io.tollgate.policies.ledger.SpoolState;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.store.ledger.SegmentLog.Use;
import io.tollgate.policies.usage.TokenUsage;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of one life of a node: rows go to the spool at once, and from there to the store, by
 * threads of its own (one virtual one that replays, two daemons that serve the disk).
 */
public final class SpooledLedger implements Ledger, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SpoolFolder folder;
    private final SpoolSettings settings;
    private final InstantSource clock;
    private final SegmentLog log;
    private final DiskSync sync;
    private final SegmentMaker maker;
    private final Replay replay;
    private final AtomicLong droppedProgress = new AtomicLong();

    private SpooledLedger(
            SpoolFolder folder,
            SpoolSettings settings,
            String holder,
            LedgerStore store,
            CrashCharge charge,
            InstantSource clock)
            throws IOException {
        this.folder = folder;
        this.settings = settings;
        this.clock = clock;
        this.log = new SegmentLog(folder, settings, holder, clock);
        this.sync = new DiskSync(log, settings);
        this.maker = new SegmentMaker(log, folder);
        this.replay = new Replay(folder, log, settings, holder, store, charge, clock);
    }

    /**
     * Opens it, and begins to replay what former lives left.
     *
     * @param holder names this life of the node, {@code node:incarnation}; never used again
     * @param charge what attempts cost that a former life died over
     * @param clock the store's, as this node knows it
     * @throws SpoolUnavailable if the folder is another process's, or has no room
     */
    public static SpooledLedger open(
            SpoolSettings settings,
            String holder,
            LedgerStore store,
            CrashCharge charge,
            InstantSource clock) {
        SpoolFolder folder = SpoolFolder.open(settings);
        try {
            SpooledLedger ledger =
                    new SpooledLedger(folder, settings, holder, store, charge, clock);
            ledger.start();
            return ledger;
        } catch (IOException e) {
            folder.close();
            throw new SpoolUnavailable("The spool cannot make its first segment", e);
        }
    }

    private void start() {
        sync.start();
        maker.start();
        replay.start();
    }

    @Override
    public CompletionStage<Void> reserve(LedgerEntry reservation) {
        SpoolRecord row = new SpoolRecord.Row(reservation);
        if (sync.problem() != null || maker.lateRecords() > 0 || !append(row, Use.RESERVE)) {
            return CompletableFuture.failedFuture(
                    new SpoolUnavailable("The row cannot be kept: " + problem(), null));
        }
        return settings.strict() ? sync.forced() : CompletableFuture.completedStage(null);
    }

    @Override
    public void progress(String requestId, int attempt, TokenUsage usage, @Nullable Money cost) {
        AttemptId id = new AttemptId(requestId, attempt);
        if (!append(new SpoolRecord.Progress(id, clock.instant(), usage, cost), Use.NOTE)) {
            droppedProgress.incrementAndGet();
        }
    }

    @Override
    public void close(LedgerEntry settlement) {
        append(new SpoolRecord.Row(settlement), Use.CLOSE);
    }

    private boolean append(SpoolRecord record, Use use) {
        byte[] json = RecordCodec.encode(record);
        boolean kept = log.append(record, json, use) >= 0;
        if (kept) {
            sync.wake();
        } else if (use == Use.CLOSE) {
            maker.keep(record, json);
        }
        maker.wake();
        return kept;
    }

    /**
     * Whether an attempt may have been begun here without its end being in the store yet: of all of
     * them while former lives are being replayed. For verification: it is no error then that the
     * store has no end.
     */
    public boolean isOpen(AttemptId id) {
        return !replay.hasRecovered() || replay.open().contains(id);
    }

    /** Whether what former lives left is in the store. */
    public boolean hasRecovered() {
        return replay.hasRecovered();
    }

    /** How it is now; for readiness and metrics. */
    public SpoolState state() {
        return new SpoolState(
                log.sequence() - replay.delivered() + maker.lateRecords(),
                folder.bytes(),
                replay.oldest(),
                replay.open().size(),
                folder.quarantined(),
                droppedProgress.get(),
                problem(),
                replay.problem());
    }

    private @Nullable String problem() {
        if (sync.problem() != null) {
            return sync.problem();
        }
        if (maker.lateRecords() == 0 && log.hasRoom()) {
            return null;
        }
        String reason = maker.problem();
        return reason != null ? reason : "the spool is full";
    }

    /**
     * Brings what it has to the store, as long as that takes no longer than some seconds; the next
     * life does the rest. Nothing may be given to it any more.
     */
    @Override
    public void close() {
        maker.close();
        sync.close();
        boolean done = replay.drain(PATIENCE);
        log.close(done);
        folder.close();
    }

    /** Stops at once, wherever it is, as if the process had died; for tests. */
    void abandon() {
        replay.stop();
        maker.close();
        sync.close();
        log.close(false);
        folder.close();
    }
}
