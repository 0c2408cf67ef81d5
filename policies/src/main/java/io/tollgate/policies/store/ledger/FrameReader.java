package io.tollgate.policies.store.ledger;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/** Reads a segment's records in their order, as far as they are whole. */
final class FrameReader {

    private final MemorySegment memory;
    private long offset = SegmentHead.SIZE;
    private long sequence;

    FrameReader(MemorySegment memory, long firstSequence) {
        this.memory = memory;
        this.sequence = firstSequence;
    }

    /**
     * @param limit where what is known to be written ends
     * @return null if there is none, or none that is whole
     */
    @Nullable Frame next(long limit) {
        if (limit - offset < Frame.HEAD) {
            return null;
        }
        int length = memory.get(Frame.INT, offset);
        Frame frame = Frame.read(memory, offset, length);
        if (frame == null || frame.sequence() != sequence) {
            return null;
        }
        sequence++;
        offset += frame.size();
        return frame;
    }

    /** Where the next record is, or would be. */
    long offset() {
        return offset;
    }

    /** How many have been read, counted on from the segment's first number. */
    long sequence() {
        return sequence;
    }

    /** What stands behind the last whole record and is not nothing; null if nothing does. */
    @Nullable MemorySegment damage() {
        if (memory.byteSize() - offset >= Integer.BYTES
                && memory.get(Frame.INT, offset) == Frame.SEALED) {
            return null;
        }
        return withoutZeros(memory, offset);
    }

    /** What is there from an offset on, without the zeros that end it; null if nothing is. */
    static @Nullable MemorySegment withoutZeros(MemorySegment memory, long offset) {
        long end = memory.byteSize();
        while (end > offset && memory.get(ValueLayout.JAVA_BYTE, end - 1) == 0) {
            end--;
        }
        return end <= offset ? null : memory.asSlice(offset, end - offset);
    }
}
