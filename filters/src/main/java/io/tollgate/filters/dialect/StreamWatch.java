package io.tollgate.filters.dialect;

import io.tollgate.filters.wire.Frame;
import io.tollgate.policies.usage.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * Looks on while a stream of the client's own dialect passes through as bytes: what was used,
 * whether the stream came to its end, and which frames are not the client's. Only frames that hold
 * a marker are parsed. One instance serves one stream.
 */
public interface StreamWatch {

    /**
     * Looks at the next frame.
     *
     * @return whether it goes on to the client; false for a frame that only metering asked for
     */
    boolean passes(Frame frame);

    /** Whether a frame that ends the answer, well or with an error, was seen. */
    boolean ended();

    /** What the provider reported, null if nothing so far. */
    @Nullable TokenUsage usage();
}
