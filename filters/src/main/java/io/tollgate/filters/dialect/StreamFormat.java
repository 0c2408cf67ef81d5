package io.tollgate.filters.dialect;

import io.tollgate.filters.wire.Framing;
import io.tollgate.filters.wire.NdjsonFraming;
import io.tollgate.filters.wire.SseFraming;

/** How a dialect cuts its streams into messages. */
public enum StreamFormat {
    SSE("text/event-stream"),
    NDJSON("application/x-ndjson");

    private final String mediaType;

    StreamFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    public Framing newFraming() {
        return switch (this) {
            case SSE -> new SseFraming();
            case NDJSON -> new NdjsonFraming();
        };
    }
}
