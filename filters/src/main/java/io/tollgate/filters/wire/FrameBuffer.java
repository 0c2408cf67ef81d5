package io.tollgate.filters.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Collects the frames that one network buffer turned into, so that one buffer in makes at most one
 * buffer (and one write to the socket) out.
 */
public final class FrameBuffer {

    private static final byte[] EVENT = "event: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);

    /**
     * An SSE frame without an event name. The JSON that the generator writes holds no line break.
     */
    public void sse(Consumer<JsonGenerator> json) {
        sse(null, json);
    }

    /**
     * An SSE frame.
     *
     * @param event a constant of the dialect, never a caller's or a provider's text
     */
    public void sse(@Nullable String event, Consumer<JsonGenerator> json) {
        if (event != null) {
            out.writeBytes(EVENT);
            out.writeBytes(event.getBytes(StandardCharsets.US_ASCII));
            out.write('\n');
        }
        out.writeBytes(DATA);
        Json.write(out, json);
        out.write('\n');
        out.write('\n');
    }

    /** An NDJSON line. */
    public void line(Consumer<JsonGenerator> json) {
        Json.write(out, json);
        out.write('\n');
    }

    /** Bytes as they are. */
    public void raw(byte[] bytes) {
        out.writeBytes(bytes);
    }

    /** A frame as it came. */
    public void raw(Slice bytes) {
        bytes.writeTo(out);
    }

    /** What was collected since the last call, null if nothing. */
    public byte @Nullable [] drain() {
        if (out.size() == 0) {
            return null;
        }
        byte[] bytes = out.toByteArray();
        out.reset();
        return bytes;
    }
}
