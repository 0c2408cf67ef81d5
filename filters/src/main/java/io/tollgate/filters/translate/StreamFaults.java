package io.tollgate.filters.translate;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.wire.MalformedInput;

/** The ways in which a provider's stream lets its client down. */
final class StreamFaults {

    private StreamFaults() {}

    static GatewayError endedEarly() {
        return GatewayError.of(
                GatewayError.Kind.UPSTREAM_BROKEN,
                "The provider ended its stream before the answer was complete.");
    }

    static GatewayError malformed(MalformedInput e) {
        return GatewayError.of(
                GatewayError.Kind.UPSTREAM_BROKEN,
                "The provider's stream cannot be read: " + e.getMessage());
    }
}
