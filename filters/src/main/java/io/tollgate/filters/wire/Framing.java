package io.tollgate.filters.wire;

import java.util.function.Consumer;

/**
 * Cuts a stream of network buffers into frames. It holds bytes until a frame is whole, so the same
 * bytes give the same frames however the network cut them. One instance serves one stream.
 */
public interface Framing {

    /** The longest frame that is held; a stream that exceeds it is not worth serving. */
    int MAX_FRAME_BYTES = 4 << 20;

    /**
     * Takes the next bytes and hands on each frame they complete.
     *
     * @throws MalformedInput if a frame grows beyond {@link #MAX_FRAME_BYTES}
     */
    void feed(byte[] bytes, Consumer<Frame> frames);

    /** The wire has ended: hands on a last frame that lacks only its delimiter. */
    void end(Consumer<Frame> frames);
}
