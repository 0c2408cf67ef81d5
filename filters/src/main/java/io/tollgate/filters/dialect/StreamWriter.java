package io.tollgate.filters.dialect;

import io.tollgate.filters.wire.FrameBuffer;

/**
 * Writes one client's stream: canonical events in, frames of the dialect out. A plain state machine
 * for one stream; it relies on the laws of {@link StreamEvent}.
 */
@FunctionalInterface
public interface StreamWriter {

    void write(StreamEvent event, FrameBuffer out);
}
