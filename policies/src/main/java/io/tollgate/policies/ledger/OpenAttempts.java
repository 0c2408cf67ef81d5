package io.tollgate.policies.ledger;

import io.tollgate.policies.ledger.SpoolRecord.Carried;
import io.tollgate.policies.ledger.SpoolRecord.Progress;
import io.tollgate.policies.ledger.SpoolRecord.Row;
import io.tollgate.policies.price.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Follows the records of one holder in their order: which attempts are begun and not ended, and in
 * which segments of the spool that is written. One thread feeds it; any may ask.
 */
public final class OpenAttempts {

    private final Map<AttemptId, Open> open = new ConcurrentHashMap<>();

    /** Notes that stand between an original that is gone and its copy. */
    private final Map<AttemptId, Progress> early = new HashMap<>();

    private final boolean live;

    private OpenAttempts(boolean live) {
        this.live = live;
    }

    /** Of the life that is being lived: it knows by itself what it has carried. */
    public static OpenAttempts live() {
        return new OpenAttempts(true);
    }

    /** Of a life that is over, as far as its spool still tells. */
    public static OpenAttempts recovered() {
        return new OpenAttempts(false);
    }

    /**
     * Takes the next records.
     *
     * @param segment that they stand in
     * @return the rows that they make
     */
    public List<LedgerRow> take(List<SpoolRecord> records, long segment) {
        List<LedgerRow> rows = new ArrayList<>(records.size());
        for (SpoolRecord record : records) {
            switch (record) {
                case Row(LedgerEntry entry) -> rows.add(row(entry, segment));
                case Progress progress -> note(progress, segment);
                case Carried carried -> reopen(carried, segment, rows);
            }
        }
        return rows;
    }

    private LedgerRow row(LedgerEntry entry, long segment) {
        if (!entry.kind().ends()) {
            open.putIfAbsent(entry.id(), new Open(entry, segment, null, segment));
            return new LedgerRow(entry, false);
        }
        Open begun = open.remove(entry.id());
        return new LedgerRow(entry, begun != null && isOverrun(begun.reservation, entry));
    }

    private static boolean isOverrun(LedgerEntry reservation, LedgerEntry end) {
        Money held = reservation.amount();
        Money cost = end.amount();
        return held != null && cost != null && !cost.atMost(held);
    }

    private void note(Progress progress, long segment) {
        Open begun =
                open.computeIfPresent(
                        progress.id(), (_, known) -> known.further(progress, segment));
        if (begun == null && !live) {
            early.merge(progress.id(), progress, (old, later) -> later.isBehind(old) ? old : later);
        }
    }

    /**
     * The end may be in a segment that is gone; then the store knows it, and ours will not count.
     */
    private void reopen(Carried carried, long segment, List<LedgerRow> rows) {
        if (live) {
            return;
        }
        rows.add(new LedgerRow(carried.reservation(), false));
        Open copy = new Open(carried.reservation(), segment, carried.progress(), segment);
        open.merge(carried.id(), copy, Open::of);
        Progress noted = early.remove(carried.id());
        if (noted != null) {
            note(noted, segment);
        }
    }

    /** Copies of what must not go with the segments up to this one. */
    public List<Carried> behind(long segment) {
        return open.values().stream()
                .filter(begun -> begun.firstSegment() <= segment)
                .map(begun -> new Carried(begun.reservation, begun.progress))
                .toList();
    }

    /** Whether segments up to this one hold something that is nowhere else. */
    public boolean needs(long segment) {
        return open.values().stream().anyMatch(begun -> begun.firstSegment() <= segment);
    }

    /** The copy of an attempt stands in this segment now. */
    public void moved(AttemptId id, long segment) {
        open.computeIfPresent(
                id, (_, begun) -> new Open(begun.reservation, segment, begun.progress, segment));
    }

    /** The rows that end what the holder did not live to end. */
    public List<LedgerRow> orphans(CrashCharge charge, Instant now) {
        return open.values().stream()
                .map(begun -> ended(begun, charge.end(begun.reservation, begun.progress, now)))
                .toList();
    }

    private static LedgerRow ended(Open begun, LedgerEntry end) {
        return new LedgerRow(end, isOverrun(begun.reservation, end));
    }

    /** Whether it is begun, and its end is not known here. */
    public boolean contains(AttemptId id) {
        return open.containsKey(id);
    }

    public int size() {
        return open.size();
    }

    private record Open(
            LedgerEntry reservation,
            long reservedIn,
            @Nullable Progress progress,
            long progressIn) {

        long firstSegment() {
            return Math.min(reservedIn, progressIn);
        }

        /** The copy tells what was reserved first, and may be older than what else was noted. */
        Open of(Open copy) {
            return progress == null ? copy : copy.further(progress, copy.progressIn);
        }

        Open further(Progress other, long segment) {
            return progress != null && other.isBehind(progress)
                    ? this
                    : new Open(reservation, reservedIn, other, segment);
        }
    }
}
