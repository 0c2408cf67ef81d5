package io.tollgate.filters.dialect.cohere;

import io.tollgate.filters.dialect.StreamWatch;
import io.tollgate.filters.wire.Frame;
import io.tollgate.filters.wire.Json;
import io.tollgate.policies.usage.TokenUsage;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Looks on while a message passes through. All that matters stands in its last event; a quote
 * inside a JSON string is escaped, so no text of the model's can forge the marker.
 */
final class CohereStreamWatch implements StreamWatch {

    private static final byte[] END = "\"message-end\"".getBytes(StandardCharsets.US_ASCII);

    /** Servers that are compatible with OpenAI's streams as well end all of them so. */
    private static final byte[] DONE = "[DONE]".getBytes(StandardCharsets.US_ASCII);

    private @Nullable TokenUsage usage;
    private boolean ended;

    static boolean isDone(Frame frame) {
        return frame.data().contentEquals(DONE);
    }

    @Override
    public boolean passes(Frame frame) {
        if (frame.data().contains(END)) {
            ended = true;
            usage = CohereUsage.in(Json.parseObject(frame.data()).path("delta"));
        }
        return true;
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public @Nullable TokenUsage usage() {
        return usage;
    }
}
