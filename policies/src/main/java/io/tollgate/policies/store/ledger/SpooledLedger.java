package io.tollgate.policies.store.ledger;

import io.tollgate.policies.budget.BudgetBooks;
import io.tollgate.policies.ledger.Ledger;
import io.tollgate.policies.ledger.LedgerEntry;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.store.ledger.Spooled.Entry;
import io.tollgate.policies.store.ledger.Spooled.Progress;
import io.tollgate.policies.usage.TokenUsage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ledger: rows go to the node's spool at once, and to the database when it takes them. */
public final class SpooledLedger implements Ledger, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SpooledLedger.class);
    private static final int SEGMENT = 16 << 20;
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Spool spool;
    private final Flusher flusher;
    private final Thread tending;
    private final Duration pace;
    private volatile boolean closed;

    /**
     * How it is kept.
     *
     * @param size of the spool at most, in bytes
     * @param sync how often it is forced to the disk
     * @param chargesHold whether calls over which the node died cost all that was held for them
     */
    public record Conduct(Path folder, long size, Duration sync, boolean chargesHold) {}

    /**
     * How much the database does not have yet.
     *
     * @param trouble why nothing more can be taken, null if it can
     * @param away whether the database takes nothing
     */
    public record State(long depth, @Nullable String trouble, boolean away) {}

    private SpooledLedger(Spool spool, Flusher flusher, Duration pace) {
        this.spool = spool;
        this.flusher = flusher;
        this.pace = pace;
        this.tending = Thread.ofPlatform().daemon().name("tollgate-spool").unstarted(this::tend);
    }

    /**
     * Opens it: brings what earlier lives of the node left behind into the database, and ends what
     * they had open.
     *
     * @param holder how leases and rows name this life of the node
     * @param clock the store's
     * @throws IOException if the folder cannot be used
     */
    public static SpooledLedger open(
            Store store, BudgetBooks books, String holder, Conduct conduct, InstantSource clock)
            throws IOException {
        Spool spool =
                new Spool(
                        conduct.folder(),
                        holder,
                        conduct.size(),
                        (int) Math.min(SEGMENT, Math.max(1 << 20, conduct.size() / 4)));
        LedgerWriter writer = new LedgerWriter(store, books);
        new Recovery(store, writer, conduct, clock).run(spool.left(), holder);
        spool.tend();
        SpooledLedger ledger =
                new SpooledLedger(
                        spool,
                        new Flusher(spool, writer, holder, conduct.folder()),
                        conduct.sync());
        ledger.tending.start();
        ledger.flusher.start();
        return ledger;
    }

    private void tend() {
        while (!closed) {
            try {
                spool.tend();
                Thread.sleep(pace);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.error("The spool could not be tended to", e);
            }
        }
    }

    @Override
    public void reserve(LedgerEntry reservation) {
        spool.reserve(new Entry(reservation).bytes());
    }

    @Override
    public void progress(String requestId, int attempt, TokenUsage usage, @Nullable Money cost) {
        spool.note(new Progress(requestId, attempt, usage, cost).bytes());
    }

    @Override
    public void close(LedgerEntry settlement) {
        spool.end(new Entry(settlement).bytes());
    }

    /** Whether all that was taken is in the database; waits for it no longer than this. */
    public boolean awaitFlushed(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (spool.depth() > 0 && System.nanoTime() < deadline) {
            Thread.sleep(Duration.ofMillis(10));
        }
        return spool.depth() == 0;
    }

    public State state() {
        return new State(spool.depth(), spool.trouble(), flusher.isAway());
    }

    @Override
    public void close() throws IOException {
        closed = true;
        tending.interrupt();
        flusher.close(GRACE);
        spool.close();
    }
}
