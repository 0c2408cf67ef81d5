package io.tollgate.filters.wire;

import org.jspecify.annotations.Nullable;

/**
 * One message of a stream: an SSE event or an NDJSON line.
 *
 * @param event SSE's {@code event} field, null where there is none
 * @param data the payload; empty for a comment or a keep-alive
 * @param raw the very bytes it came in, delimiter included
 */
public record Frame(@Nullable String event, Slice data, Slice raw) {}
