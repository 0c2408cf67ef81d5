package io.tollgate.policies.store.ledger;

import io.tollgate.policies.ledger.Ledger.SpoolUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a node has written down and the database does not have yet. To append blocks nobody; making
 * files, forcing them to the disk and deleting them is done by whoever calls {@link #tend}.
 */
final class Spool implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Spool.class);
    private static final String SUFFIX = ".spool";

    /** So much of each file is kept for what ends attempts, so that what began can be ended. */
    private static final int KEPT_FOR_ENDS = 1 << 18;

    private final Path folder;
    private final String holder;
    private final int segmentSize;
    private final int mostSegments;
    private final FileChannel lockFile;
    private final Deque<Segment> segments = new ArrayDeque<>();
    private final Deque<byte[]> homeless = new ArrayDeque<>();
    private @Nullable Segment spare;
    private @Nullable String trouble;
    private long files;
    private long appended;
    private long taken;
    private boolean dirty;

    /**
     * Opens it for this life of the node.
     *
     * @param holder how leases and rows name this life
     * @param size of all its files at most
     * @throws IOException if the folder cannot be used
     */
    Spool(Path folder, String holder, long size, int segmentSize) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.holder = holder;
        this.segmentSize = segmentSize;
        this.mostSegments = (int) Math.max(2, size / segmentSize);
        this.lockFile = lock(folder);
        this.files = files().size();
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        folder.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new IOException(
                    folder + " is used by another gateway; give each its own tollgate.data");
        }
        return channel;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
        }
    }

    /** Files of earlier lives, the oldest first. Asked before the first {@link #tend}. */
    List<Segment> left() throws IOException {
        List<Segment> left = new ArrayList<>();
        for (Path file : files()) {
            Segment segment = Segment.open(file);
            if (segment == null) {
                Files.delete(file);
            } else {
                left.add(segment);
            }
        }
        return left;
    }

    /** Makes files before they are needed, forces what was written, deletes what is through. */
    void tend() {
        if (needsSpare()) {
            makeSpare();
        }
        Segment written;
        synchronized (this) {
            written = dirty ? segments.peekLast() : null;
            dirty = false;
            settleHomeless();
        }
        if (written != null) {
            written.force();
        }
    }

    private synchronized boolean needsSpare() {
        return spare == null;
    }

    private void makeSpare() {
        try {
            if (files().size() >= mostSegments) {
                throw new IOException("it has its full size, and the database takes nothing");
            }
            Path file = folder.resolve("%s-%06d%s".formatted(stamp(), ++files, SUFFIX));
            Segment made = Segment.create(file, holder, segmentSize);
            synchronized (this) {
                spare = made;
                if (trouble != null) {
                    trouble = null;
                    log.info("The spool has room again.");
                }
            }
        } catch (IOException | UncheckedIOException e) {
            synchronized (this) {
                if (trouble == null) {
                    log.error("The spool {} cannot grow: {}", folder, e.toString());
                }
                trouble = e.toString();
            }
        }
    }

    /** Sorts files by when they were made, also over several lives. */
    private static String stamp() {
        return "%014d".formatted(System.currentTimeMillis());
    }

    /**
     * Takes what must be there before a provider is asked.
     *
     * @throws SpoolUnavailable if there is no room
     */
    synchronized void reserve(byte[] payload) {
        Segment last = segments.peekLast();
        if (last == null || last.room() < Segment.space(payload) + KEPT_FOR_ENDS) {
            if (!roll()) {
                throw new SpoolUnavailable(
                        "The spool has no room", new IOException(String.valueOf(trouble)));
            }
        }
        append(payload);
    }

    /** Takes what ends an attempt; where there is no room at all, memory keeps it for now. */
    synchronized void end(byte[] payload) {
        Segment last = segments.peekLast();
        if ((last == null || last.room() < Segment.space(payload)) && !roll()) {
            homeless.add(payload);
            return;
        }
        append(payload);
    }

    /** Takes what is good to have; without room it is not kept. */
    synchronized void note(byte[] payload) {
        Segment last = segments.peekLast();
        if (last != null && last.room() >= Segment.space(payload) + KEPT_FOR_ENDS) {
            append(payload);
        }
    }

    private void append(byte[] payload) {
        segments.getLast().append(payload);
        appended++;
        dirty = true;
    }

    private boolean roll() {
        if (spare == null) {
            return false;
        }
        segments.addLast(spare);
        spare = null;
        return true;
    }

    private void settleHomeless() {
        while (!homeless.isEmpty()) {
            Segment last = segments.peekLast();
            byte[] payload = homeless.peekFirst();
            if ((last == null || last.room() < Segment.space(payload)) && !roll()) {
                return;
            }
            append(homeless.removeFirst());
        }
    }

    /** The oldest file that the database does not have whole, null if it has all. */
    synchronized @Nullable Segment oldest() {
        Segment first = segments.peekFirst();
        return first == null || first.flushed() >= first.end() ? null : first;
    }

    /** Its end as of now; what is appended later is for the next time. */
    synchronized int endOf(Segment segment) {
        return segment.end();
    }

    /** Records up to there are in the database; a file that is through is deleted. */
    void flushed(Segment segment, int upTo, int records) throws IOException {
        segment.flushed(upTo);
        boolean through;
        synchronized (this) {
            taken += records;
            through = segments.peekLast() != segment && upTo >= segment.end();
            if (through) {
                segments.remove(segment);
            }
        }
        if (through) {
            segment.delete();
        }
    }

    /** How many records the database does not have yet. */
    synchronized long depth() {
        return appended - taken + homeless.size();
    }

    /** Why it cannot take more, null if it can. */
    synchronized @Nullable String trouble() {
        return trouble;
    }

    @Override
    public void close() throws IOException {
        tend();
        synchronized (this) {
            for (Segment segment : segments) {
                if (segment.flushed() >= segment.end()) {
                    segment.delete();
                }
            }
            if (spare != null) {
                spare.delete();
            }
        }
        lockFile.close();
    }

    /** How often it is tended to if nobody says otherwise. */
    static Duration usualPace() {
        return Duration.ofMillis(5);
    }
}
