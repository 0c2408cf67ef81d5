package io.tollgate.policies.store.ledger;

import io.tollgate.policies.ledger.Ledger.SpoolUnavailable;
import io.tollgate.policies.ledger.SpoolRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The spool's files. Segments are numbered in the order in which they were made. */
final class SpoolFolder implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SpoolFolder.class);
    private static final int BATCH = 500;
    private static final String ENDING = ".spool";

    private final SpoolSettings settings;
    private final Path aside;
    private final FileChannel lock;
    private final List<Path> former;
    private final AtomicInteger segments = new AtomicInteger();
    private final AtomicLong quarantined = new AtomicLong();
    private long next;

    private SpoolFolder(SpoolSettings settings, FileChannel lock) throws IOException {
        this.settings = settings;
        this.lock = lock;
        this.aside = settings.folder().resolve("quarantine");
        try (Stream<Path> files = Files.list(settings.folder())) {
            former = files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
        }
        segments.set(former.size());
        next = former.isEmpty() ? 1 : number(former.getLast()) + 1;
    }

    /**
     * @throws SpoolUnavailable if it cannot be used, or somebody else uses it
     */
    static SpoolFolder open(SpoolSettings settings) {
        try {
            Files.createDirectories(settings.folder());
            return new SpoolFolder(settings, lock(settings.folder()));
        } catch (IOException e) {
            throw new SpoolUnavailable(
                    "The spool's folder " + settings.folder() + " cannot be used", e);
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        folder.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw inUse(folder, e);
        }
        channel.close();
        throw inUse(folder, null);
    }

    private static SpoolUnavailable inUse(Path folder, @Nullable Throwable cause) {
        return new SpoolUnavailable(
                "The spool's folder "
                        + folder
                        + " is in use by another process; each node needs its own",
                cause);
    }

    /** The segments that were there at the start, in their order. */
    List<Path> former() {
        return former;
    }

    boolean isFull() {
        return segments.get() >= settings.maxSegments();
    }

    long bytes() {
        return (long) segments.get() * settings.segmentBytes();
    }

    /** Called by one thread at a time. */
    Segment prepare() throws IOException {
        Path file = settings.folder().resolve("%016x%s".formatted(next, ENDING));
        Segment segment = Segment.prepare(file, next, settings.segmentBytes());
        next++;
        segments.incrementAndGet();
        return segment;
    }

    void delete(Path segment) {
        try {
            if (Files.deleteIfExists(segment)) {
                segments.decrementAndGet();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads up to {@value #BATCH} records. One that is whole and yet not understood, as another
     * release may have written it, is put aside.
     */
    List<SpoolRecord> records(Path segment, FrameReader frames, long limit) {
        List<SpoolRecord> records = new ArrayList<>();
        while (records.size() < BATCH) {
            Frame frame = frames.next(limit);
            if (frame == null) {
                break;
            }
            try {
                records.add(RecordCodec.decode(frame));
            } catch (RecordCodec.UnknownRecord e) {
                String name = segment.getFileName() + "-record-" + frame.sequence();
                keep(name + ".row", frame.payload(), String.valueOf(e.getMessage()));
            }
        }
        return records;
    }

    /** Keeps a damaged piece of a segment for somebody to look at. */
    void quarantine(Path segment, long offset, MemorySegment piece) {
        keep(
                segment.getFileName() + "-" + offset + ".bad",
                piece.toArray(ValueLayout.JAVA_BYTE),
                "The spool's segment is damaged; what came before is kept");
    }

    /** Keeps a row that the store will never take for somebody to look at. */
    void quarantine(String row, byte[] json) {
        keep(row.replaceAll("[^A-Za-z0-9-]", "_") + ".row", json, "The store cannot take a row");
    }

    private void keep(String name, byte[] bytes, String why) {
        try {
            Files.createDirectories(aside);
            Files.write(aside.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        quarantined.incrementAndGet();
        log.error("{}: {} bytes are now in {}", why, bytes.length, aside.resolve(name));
    }

    long quarantined() {
        return quarantined.get();
    }

    private static long number(Path file) {
        String name = file.getFileName().toString();
        return Long.parseUnsignedLong(name.substring(0, name.length() - ENDING.length()), 16);
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
