package io.tollgate.policies.store.ledger;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The first 256 bytes of a segment: magic, version, checksum, first sequence number, holder, and
 * whether the store has all of its rows.
 *
 * @param holder the node's life that wrote it
 */
record SegmentHead(String holder, long firstSequence) {

    static final int SIZE = 256;

    private static final long MAGIC = 0x746f_6c6c_7370_6f6fL;
    private static final int VERSION = 1;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
    private static final long AT_VERSION = 8;
    private static final long AT_CHECKSUM = 12;
    private static final long AT_SEQUENCE = 16;
    private static final long AT_LENGTH = 24;
    private static final long AT_HOLDER = 28;
    private static final long AT_STORED = 248;
    private static final int LONGEST_HOLDER = (int) (AT_STORED - AT_HOLDER);

    SegmentHead {
        if (holder.getBytes(StandardCharsets.UTF_8).length > LONGEST_HOLDER) {
            throw new IllegalArgumentException("the holder's name is too long: " + holder);
        }
    }

    /** The magic comes last: a head that was not written to its end is none. */
    void write(MemorySegment memory) {
        byte[] name = holder.getBytes(StandardCharsets.UTF_8);
        memory.set(INT, AT_VERSION, VERSION);
        memory.set(LONG, AT_SEQUENCE, firstSequence);
        memory.set(INT, AT_LENGTH, name.length);
        MemorySegment.copy(name, 0, memory, ValueLayout.JAVA_BYTE, AT_HOLDER, name.length);
        memory.set(INT, AT_CHECKSUM, checksum(memory));
        VarHandle.releaseFence();
        memory.set(LONG, 0, MAGIC);
    }

    /**
     * @return null if there is no whole head of a version that is known here
     */
    static @Nullable SegmentHead read(MemorySegment memory) {
        if (memory.byteSize() < SIZE
                || memory.get(LONG, 0) != MAGIC
                || memory.get(INT, AT_VERSION) != VERSION
                || memory.get(INT, AT_CHECKSUM) != checksum(memory)) {
            return null;
        }
        int length = memory.get(INT, AT_LENGTH);
        byte[] name = memory.asSlice(AT_HOLDER, length).toArray(ValueLayout.JAVA_BYTE);
        return new SegmentHead(
                new String(name, StandardCharsets.UTF_8), memory.get(LONG, AT_SEQUENCE));
    }

    /** No single damaged bit makes it look so. */
    static void markStored(MemorySegment memory) {
        memory.set(LONG, AT_STORED, MAGIC);
    }

    static boolean isStored(MemorySegment memory) {
        return memory.get(LONG, AT_STORED) == MAGIC;
    }

    private static int checksum(MemorySegment memory) {
        CRC32C crc = new CRC32C();
        crc.update(memory.asSlice(AT_VERSION, AT_CHECKSUM - AT_VERSION).asByteBuffer());
        crc.update(memory.asSlice(AT_SEQUENCE, AT_STORED - AT_SEQUENCE).asByteBuffer());
        return (int) crc.getValue();
    }
}
