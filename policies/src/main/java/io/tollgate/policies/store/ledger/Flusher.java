package io.tollgate.policies.store.ledger;

import io.tollgate.policies.ledger.LedgerRow;
import io.tollgate.policies.ledger.OpenAttempts;
import io.tollgate.policies.ledger.SpoolRecord;
import io.tollgate.policies.ledger.SpoolRecord.Carried;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes this life's records from the spool to the store, in their order. Segments that the store
 * has all of go; if attempts are still open in them that may take a while, and where room gets
 * scarce these attempts are copied to the spool's end.
 */
final class Flusher {

    /** So many records are not kept waiting for more of them. */
    private static final int WORTH_IT = 250;

    private final SegmentLog log;
    private final SpoolFolder folder;
    private final Delivery delivery;
    private final String holder;
    private final long carryAbove;
    private final OpenAttempts open = OpenAttempts.live();
    private final Deque<Segment> stored = new ArrayDeque<>();

    private @Nullable Reading reading;
    private @Nullable Batch batch;

    /** What came while copies were made may end what they are of; originals stay until it is in. */
    private long copiedUpTo;

    private volatile long delivered;
    private volatile long oldest;

    private record Reading(Segment segment, FrameReader frames) {}

    /**
     * @param last whether its segment has nothing more
     */
    private record Batch(List<LedgerRow> rows, boolean last) {}

    Flusher(
            SegmentLog log,
            SpoolFolder folder,
            Delivery delivery,
            String holder,
            SpoolSettings settings) {
        this.log = log;
        this.folder = folder;
        this.delivery = delivery;
        this.holder = holder;
        this.carryAbove = settings.maxBytes() / 4;
    }

    /**
     * Delivers one batch. Returns whether there is so much more that it is worth another
     * transaction at once: a small one costs the store as much as a large one.
     */
    boolean step() {
        Reading from = reading != null ? reading : next(0);
        if (from == null) {
            return false;
        }
        Batch taken = batch != null ? batch : take(from);
        batch = taken;
        delivery.write(holder, taken.rows());
        batch = null;
        long sequence = from.frames().sequence();
        boolean more = taken.last() || log.sequence() > sequence;
        delivered = sequence;
        oldest = more && !taken.last() ? instantOfNext(from) : 0;
        if (taken.last()) {
            from.segment().markStored();
            stored.add(from.segment());
            reading = next(from.segment().number());
        }
        free(!more);
        return taken.last() || log.sequence() - sequence >= WORTH_IT;
    }

    private @Nullable Reading next(long number) {
        Segment next = log.after(number);
        reading = next == null ? null : new Reading(next, next.reader());
        return reading;
    }

    private Batch take(Reading from) {
        boolean sealed = from.segment().isSealed();
        long limit = from.segment().end();
        if (from.frames().offset() < limit) {
            oldest = instantOfNext(from);
        }
        List<SpoolRecord> records = folder.records(from.segment().file(), from.frames(), limit);
        boolean last = sealed && from.frames().offset() >= limit;
        return new Batch(open.take(records, from.segment().number()), last);
    }

    private static long instantOfNext(Reading from) {
        return from.segment().instantAt(from.frames().offset());
    }

    /**
     * Segments go in their order, so that none that is kept lacks what came before it.
     *
     * @param all whether nothing is left to read that may end what is open
     */
    private void free(boolean all) {
        while (!stored.isEmpty()) {
            Segment oldest = stored.peek();
            boolean scarce = all && folder.bytes() > carryAbove;
            if (open.needs(oldest.number()) && !(scarce && carry(oldest))) {
                return;
            }
            if (delivered < copiedUpTo) {
                return;
            }
            stored.remove();
            log.remove(oldest);
        }
    }

    private boolean carry(Segment oldest) {
        for (Carried carried : open.behind(oldest.number())) {
            long to = log.append(carried, RecordCodec.encode(carried), SegmentLog.Use.CARRY);
            if (to < 0) {
                return false;
            }
            open.moved(carried.id(), to);
        }
        copiedUpTo = log.sequence();
        return true;
    }

    OpenAttempts open() {
        return open;
    }

    /** How many records the store has been given. */
    long delivered() {
        return delivered;
    }

    /** When the oldest record was written that the store does not know, null if it knows all. */
    @Nullable Instant oldest() {
        long at = oldest;
        return at == 0 ? null : Instant.ofEpochMilli(at);
    }
}
