package io.tollgate.policies.store.ledger;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of the spool that is written to through memory. Its zeros are on the disk before it is
 * mapped, so that to write to it cannot fail for want of room. Whoever writes holds the spool's
 * lock; one thread may read up to {@link #end()}.
 */
final class Segment implements AutoCloseable {

    private static final int CHUNK = 1 << 20;

    private final Path file;
    private final long number;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment memory;
    private long firstSequence;
    private volatile long end = SegmentHead.SIZE;
    private volatile boolean sealed;
    private long forced;
    private boolean closed;

    private Segment(Path file, long number) throws IOException {
        this.file = file;
        this.number = number;
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            this.memory = channel.map(MapMode.READ_WRITE, 0, channel.size(), arena);
        }
    }

    /** Makes the file with all of its room. Takes as long as the disk does. */
    static Segment prepare(Path file, long number, int bytes) throws IOException {
        try {
            fill(file, bytes);
            return new Segment(file, number);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static void fill(Path file, int bytes) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer zeros = ByteBuffer.allocate(Math.min(CHUNK, bytes));
            for (int left = bytes; left > 0; ) {
                zeros.clear().limit(Math.min(left, zeros.capacity()));
                left -= channel.write(zeros);
            }
            channel.force(true);
        }
    }

    void begin(String holder, long sequence) {
        firstSequence = sequence;
        new SegmentHead(holder, sequence).write(memory);
    }

    boolean fits(int size) {
        return size <= remaining();
    }

    long remaining() {
        return memory.byteSize() - end;
    }

    void append(Frame frame) {
        long at = end;
        frame.write(memory, at);
        end = at + frame.size();
    }

    /** Nothing more will be written to it. */
    void seal() {
        if (remaining() >= Integer.BYTES) {
            memory.set(Frame.INT, end, Frame.SEALED);
        }
        sealed = true;
    }

    /** Brings what was written since the last time to the disk. */
    synchronized void force() {
        long to = end;
        if (to > forced && !closed) {
            memory.asSlice(forced, to - forced).force();
            forced = to;
        }
    }

    void markStored() {
        SegmentHead.markStored(memory);
    }

    FrameReader reader() {
        return new FrameReader(memory, firstSequence);
    }

    /** When the record there was written, epoch millis. */
    long instantAt(long offset) {
        return Frame.instantAt(memory, offset);
    }

    /** Where the next record goes. */
    long end() {
        return end;
    }

    boolean isSealed() {
        return sealed;
    }

    long number() {
        return number;
    }

    Path file() {
        return file;
    }

    long bytes() {
        return memory.byteSize();
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            arena.close();
        }
    }
}
