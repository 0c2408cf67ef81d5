package io.tollgate.filters.gateway;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;

/**
 * The bytes of a body, collected as they come: each buffer is copied once and given back at once,
 * so that a slow body holds no pooled memory.
 */
final class BodyBytes {

    /** So much is reserved for a body on its mere word. */
    private static final int TRUSTED_BYTES = 64 << 10;

    private final int expected;
    private final int limit;
    private byte[] array = {};
    private int length;

    /**
     * @param expected what Content-Length says, negative if it says nothing
     */
    BodyBytes(long expected, int limit) {
        this.expected = (int) Math.min(expected, TRUSTED_BYTES);
        this.limit = limit;
    }

    /**
     * Takes the buffer's bytes and releases it.
     *
     * @throws DataBufferLimitException if they are too many
     */
    void add(DataBuffer buffer) {
        try {
            int more = buffer.readableByteCount();
            reserve(more);
            buffer.read(array, length, more);
            length += more;
        } finally {
            DataBufferUtils.release(buffer);
        }
    }

    /**
     * Takes the buffer's bytes; Reactor Netty releases it.
     *
     * @throws DataBufferLimitException if they are too many
     */
    void add(ByteBuf buffer) {
        int more = buffer.readableBytes();
        reserve(more);
        buffer.readBytes(array, length, more);
        length += more;
    }

    private void reserve(int more) {
        if (more > limit - length) {
            throw new DataBufferLimitException("more than " + limit + " bytes");
        }
        int size = length + more;
        if (size > array.length) {
            array = Arrays.copyOf(array, Math.max(size, Math.max(expected, 2 * length)));
        }
    }

    byte[] toByteArray() {
        return length == array.length ? array : Arrays.copyOf(array, length);
    }
}
