package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.dialect.StreamWatch;
import io.tollgate.filters.wire.Frame;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.Markers;
import io.tollgate.policies.usage.TokenUsage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Looks on while pieces pass through, all of which are the client's. Every piece says anew what was
 * used, so that one that breaks off has said so too.
 */
final class GeminiStreamWatch implements StreamWatch {

    private static final Markers MARKERS =
            new Markers(
                    List.of(
                            "\"usageMetadata\"",
                            "\"finishReason\"",
                            "\"promptFeedback\"",
                            "\"error\""));

    private @Nullable TokenUsage usage;
    private boolean ended;

    @Override
    public boolean passes(Frame frame) {
        if (MARKERS.in(frame.data()) != 0) {
            look(Json.parse(frame.data()));
        }
        return true;
    }

    private void look(JsonNode chunk) {
        TokenUsage reported = GeminiUsage.read(chunk.get(GeminiUsage.NAME));
        usage = reported == null ? usage : reported;
        ended |=
                chunk.path("candidates").path(0).hasNonNull("finishReason")
                        || chunk.path("promptFeedback").hasNonNull("blockReason")
                        || chunk.path("error").isObject();
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
