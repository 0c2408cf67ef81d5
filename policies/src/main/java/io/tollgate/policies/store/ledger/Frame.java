package io.tollgate.policies.store.ledger;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A record as a segment holds it: length of the payload, checksum of all but the checksum, sequence
 * number, instant, type, payload.
 *
 * @param at epoch millis when it was written
 */
record Frame(long sequence, long at, byte type, byte[] payload) {

    static final int HEAD = 25;

    /** Stands where a record's length would, if the rest of the segment stays empty. */
    static final int SEALED = -1;

    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;
    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
    private static final VarHandle HEAP_LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long AT_CHECKSUM = 4;
    private static final long AT_SEQUENCE = 8;
    private static final long AT_INSTANT = 16;
    private static final long AT_TYPE = 24;

    int size() {
        return HEAD + payload.length;
    }

    /** The length comes last: a record that was not written to its end is none. */
    void write(MemorySegment memory, long offset) {
        memory.set(LONG, offset + AT_SEQUENCE, sequence);
        memory.set(LONG, offset + AT_INSTANT, at);
        memory.set(BYTE, offset + AT_TYPE, type);
        MemorySegment.copy(payload, 0, memory, BYTE, offset + HEAD, payload.length);
        memory.set(INT, offset + AT_CHECKSUM, checksum());
        VarHandle.releaseFence();
        memory.set(INT, offset, payload.length);
    }

    /** The record that stands there; null if none does that is whole. */
    static @Nullable Frame read(MemorySegment memory, long offset, int length) {
        if (length <= 0 || length > memory.byteSize() - offset - HEAD) {
            return null;
        }
        byte[] payload = new byte[length];
        MemorySegment.copy(memory, BYTE, offset + HEAD, payload, 0, length);
        Frame frame =
                new Frame(
                        memory.get(LONG, offset + AT_SEQUENCE),
                        memory.get(LONG, offset + AT_INSTANT),
                        memory.get(BYTE, offset + AT_TYPE),
                        payload);
        return memory.get(INT, offset + AT_CHECKSUM) == frame.checksum() ? frame : null;
    }

    static long instantAt(MemorySegment memory, long offset) {
        return memory.get(LONG, offset + AT_INSTANT);
    }

    /** Of what stands behind the checksum, and of the length, which stands before it. */
    private int checksum() {
        byte[] head = new byte[HEAD - (int) AT_SEQUENCE];
        HEAP_LONG.set(head, 0, sequence);
        HEAP_LONG.set(head, Long.BYTES, at);
        head[head.length - 1] = type;
        CRC32C crc = new CRC32C();
        crc.update(head);
        crc.update(payload);
        int length = payload.length;
        crc.update(length);
        crc.update(length >>> 8);
        crc.update(length >>> 16);
        return (int) crc.getValue();
    }
}
