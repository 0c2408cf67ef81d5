package io.tollgate.filters.wire;

import java.util.Arrays;

/**
 * The bytes of a frame that is not whole yet. Growth is amortised, since a hostile peer may send a
 * long line one byte at a time; an array that frames were cut from is never written again.
 */
final class HeldBytes {

    private static final byte[] NONE = {};

    private byte[] array = NONE;
    private int length;

    /** What was held with {@code bytes} behind it; copies nothing when nothing was held. */
    Slice with(byte[] bytes) {
        if (length == 0) {
            array = bytes;
            length = bytes.length;
            return Slice.of(bytes);
        }
        if (array.length < length + bytes.length) {
            array = Arrays.copyOf(array, Math.max(2 * length, length + bytes.length));
        }
        System.arraycopy(bytes, 0, array, length, bytes.length);
        length += bytes.length;
        return new Slice(array, 0, length);
    }

    /** Keeps what stands from {@code from} on in the slice that {@link #with} gave. */
    void hold(int from) {
        if (length - from > Framing.MAX_FRAME_BYTES) {
            throw new MalformedInput(
                    "a stream frame is longer than " + Framing.MAX_FRAME_BYTES + " bytes");
        }
        if (from == length) {
            array = NONE;
        } else if (from > 0) {
            array = Arrays.copyOfRange(array, from, length);
        }
        length -= from;
    }

    Slice release() {
        Slice rest = new Slice(array, 0, length);
        array = NONE;
        length = 0;
        return rest;
    }
}
