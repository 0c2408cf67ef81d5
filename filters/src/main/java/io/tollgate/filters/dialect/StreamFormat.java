package io.tollgate.filters.dialect;

import io.tollgate.filters.wire.Framing;
import io.tollgate.filters.wire.NdjsonFraming;
import io.tollgate.filters.wire.SseFraming;
import java.util.function.Supplier;

/**
 * How a dialect cuts its streams into messages.
 *
 * @param name in short; files that hold such a stream end on it
 * @param framings makes what cuts one stream
 */
public record StreamFormat(String name, String mediaType, Supplier<Framing> framings) {

    /** Server-sent events. */
    public static final StreamFormat SSE =
            new StreamFormat("sse", "text/event-stream", SseFraming::new);

    /** A JSON document a line. */
    public static final StreamFormat NDJSON =
            new StreamFormat("ndjson", "application/x-ndjson", NdjsonFraming::new);

    public Framing newFraming() {
        return framings.get();
    }
}
