package io.tollgate.policies.store.ledger;

import io.tollgate.policies.ledger.LedgerRow;
import io.tollgate.policies.ledger.LedgerStore;
import io.tollgate.policies.ledger.LedgerStore.RowRefused;
import io.tollgate.policies.ledger.SpoolRecord;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings rows to the store, however long it is away. A row that the store can never take is put
 * aside, so that it does not hold up the others for ever.
 */
final class Delivery {

    private static final Logger logger = LoggerFactory.getLogger(Delivery.class);
    private static final int MOST_ROWS = 500;
    private static final long FIRST_WAIT_MILLIS = 50;
    private static final long LONGEST_WAIT_MILLIS = 1000;

    private final LedgerStore store;
    private final SpoolFolder folder;
    private final BooleanSupplier stopped;
    private volatile @Nullable String problem;

    Delivery(LedgerStore store, SpoolFolder folder, BooleanSupplier stopped) {
        this.store = store;
        this.folder = folder;
        this.stopped = stopped;
    }

    /** Returns when they are in. */
    void write(String holder, List<LedgerRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        try {
            retrying(() -> store.write(holder, rows));
        } catch (RowRefused e) {
            apart(holder, rows, e);
        }
    }

    /** Returns when they are in, and what the holder had leased is given back. */
    void finish(String holder, List<LedgerRow> rows) {
        int last = Math.max(0, rows.size() - MOST_ROWS);
        for (int from = 0; from < last; from += MOST_ROWS) {
            write(holder, rows.subList(from, Math.min(last, from + MOST_ROWS)));
        }
        List<LedgerRow> rest = rows.subList(last, rows.size());
        try {
            retrying(() -> store.finish(holder, rest));
        } catch (RowRefused e) {
            apart(holder, rest, e);
            retrying(() -> store.finish(holder, List.of()));
        }
    }

    private void apart(String holder, List<LedgerRow> rows, RowRefused refused) {
        if (rows.isEmpty()) {
            throw refused;
        }
        if (rows.size() == 1) {
            retrying(() -> putAside(rows.getFirst(), refused));
            return;
        }
        int half = rows.size() / 2;
        write(holder, rows.subList(0, half));
        write(holder, rows.subList(half, rows.size()));
    }

    private void putAside(LedgerRow row, RowRefused refused) {
        String name = row.entry().id() + "-" + row.entry().kind();
        logger.error("Row {} cannot be kept", name, refused);
        folder.quarantine(name, RecordCodec.encode(new SpoolRecord.Row(row.entry())));
    }

    private void retrying(Runnable work) {
        for (long wait = FIRST_WAIT_MILLIS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MILLIS)) {
            try {
                work.run();
                problem = null;
                return;
            } catch (RowRefused e) {
                throw e;
            } catch (RuntimeException e) {
                away(e);
                pause(wait);
            }
        }
    }

    private void away(RuntimeException e) {
        if (problem == null) {
            logger.warn("The store takes no rows; they are kept in the spool until it does", e);
        }
        problem = String.valueOf(e.getMessage());
    }

    /**
     * @throws CancellationException if it is over
     */
    void pause(long millis) {
        try {
            if (!stopped.getAsBoolean()) {
                Thread.sleep(millis);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (stopped.getAsBoolean()) {
            throw new CancellationException("The ledger is closed");
        }
    }

    /** Why the store takes nothing, null if it does. */
    @Nullable String problem() {
        return problem;
    }
}
