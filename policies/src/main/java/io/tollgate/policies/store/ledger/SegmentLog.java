package io.tollgate.policies.store.ledger;

import io.tollgate.policies.ledger.SpoolRecord;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The segments of this life: one that is written to, those before it, and empty ones for when it is
 * full. To append is to copy bytes; files are made and forced by other threads.
 */
final class SegmentLog {

    /** What a record is for, and so how much room it must leave to others. */
    enum Use {
        /** Leaves room to settle all that is open, this one too. */
        RESERVE,
        /** Leaves room to settle all that is open. */
        NOTE,
        /** As a note does; but it makes room, so it may come closer. */
        CARRY,
        /** Takes what was kept for it. */
        CLOSE
    }

    private final SpoolFolder folder;
    private final SpoolSettings settings;
    private final String holder;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final ConcurrentSkipListMap<Long, Segment> written = new ConcurrentSkipListMap<>();
    private final Deque<Segment> spares = new ArrayDeque<>();
    private final Promises promises = new Promises();
    private Segment current;
    private volatile long sequence;
    private volatile boolean low = true;

    SegmentLog(SpoolFolder folder, SpoolSettings settings, String holder, InstantSource clock)
            throws IOException {
        this.folder = folder;
        this.settings = settings;
        this.holder = holder;
        this.clock = clock;
        this.current = begin(folder.prepare());
    }

    private Segment begin(Segment segment) {
        segment.begin(holder, sequence);
        written.put(segment.number(), segment);
        return segment;
    }

    /**
     * @return the number of the segment that it stands in, -1 if there is no room
     */
    long append(SpoolRecord record, byte[] json, Use use) {
        long now = clock.millis();
        byte type = RecordCodec.type(record);
        lock.lock();
        try {
            Frame frame = new Frame(sequence, now, type, json);
            if (!mayTake(frame, use) || !makeFit(frame.size())) {
                return -1;
            }
            current.append(frame);
            sequence = frame.sequence() + 1;
            note(record, frame, use);
            return current.number();
        } finally {
            low = isLow();
            lock.unlock();
        }
    }

    private boolean mayTake(Frame frame, Use use) {
        if (frame.size() > settings.maxRecord() || use == Use.CLOSE) {
            return frame.size() <= settings.maxRecord();
        }
        long left = free() - frame.size() - promises.bytes();
        return switch (use) {
            case RESERVE -> left >= Promises.room(frame) + settings.maxRecord();
            case NOTE -> left >= settings.maxRecord();
            default -> left >= 0;
        };
    }

    private boolean makeFit(int size) {
        if (current.fits(size)) {
            return true;
        }
        Segment spare = spares.poll();
        if (spare == null) {
            return false;
        }
        current.seal();
        current = begin(spare);
        return true;
    }

    private void note(SpoolRecord record, Frame frame, Use use) {
        if (use == Use.RESERVE) {
            promises.make(record.id(), Promises.room(frame));
        } else if (use == Use.CLOSE) {
            promises.redeem(record.id());
        }
    }

    /** A segment's last bytes may be too few for a record, so that much of each does not count. */
    private long free() {
        long usable = (long) settings.segmentBytes() - SegmentHead.SIZE - settings.maxRecord();
        return current.remaining() + usable * spares.size();
    }

    /** There should be one segment more than what is open may come to need. */
    private boolean isLow() {
        return free() < promises.bytes() + settings.segmentBytes();
    }

    /** Whether there should be another empty segment. */
    boolean wantsSpare() {
        return low;
    }

    void add(Segment spare) {
        lock.lock();
        try {
            spares.add(spare);
            low = isLow();
        } finally {
            lock.unlock();
        }
    }

    /** Whether a reservation of ordinary length would be taken. */
    boolean hasRoom() {
        lock.lock();
        try {
            return free() - promises.bytes() >= 3L * settings.maxRecord();
        } finally {
            lock.unlock();
        }
    }

    /** The oldest segment behind this number; null if there is none. */
    @Nullable Segment after(long number) {
        Map.Entry<Long, Segment> next = written.higherEntry(number);
        return next == null ? null : next.getValue();
    }

    Collection<Segment> written() {
        return written.values();
    }

    void remove(Segment segment) {
        written.remove(segment.number());
        segment.close();
        folder.delete(segment.file());
    }

    /** How many records were appended. */
    long sequence() {
        return sequence;
    }

    /**
     * Lets go of the files.
     *
     * @param done whether nobody needs them any more; else only the empty ones go
     */
    void close(boolean done) {
        lock.lock();
        try {
            written.values().forEach(segment -> close(segment, done));
            spares.forEach(spare -> close(spare, true));
            spares.clear();
        } finally {
            lock.unlock();
        }
    }

    private void close(Segment segment, boolean delete) {
        segment.close();
        if (delete) {
            folder.delete(segment.file());
        }
    }
}
