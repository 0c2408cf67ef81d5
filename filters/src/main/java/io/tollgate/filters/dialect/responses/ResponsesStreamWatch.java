package io.tollgate.filters.dialect.responses;

import io.tollgate.filters.dialect.StreamWatch;
import io.tollgate.filters.wire.Frame;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.Slice;
import io.tollgate.policies.usage.TokenUsage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Looks on while events pass through, all of which are the client's. The markers are types with
 * their quotes: a quote inside a JSON string is escaped, so among the model's words only a whole
 * string can look like one, and the parsed type tells it apart.
 */
final class ResponsesStreamWatch implements StreamWatch {

    /** What some compatible servers send last, as chat completions do. */
    static final byte[] DONE = ascii("[DONE]");

    private static final List<byte[]> MARKERS =
            List.of(
                    ascii("\"response.completed\""),
                    ascii("\"response.incomplete\""),
                    ascii("\"response.failed\""),
                    ascii("\"response.cancelled\""),
                    ascii("\"error\""));

    private @Nullable TokenUsage usage;
    private boolean ended;

    @Override
    public boolean passes(Frame frame) {
        if ("error".equals(frame.event())) {
            ended = true;
        } else if (isMarked(frame.data())) {
            look(Json.parse(frame.data()));
        }
        return true;
    }

    private static boolean isMarked(Slice data) {
        for (byte[] marker : MARKERS) {
            if (data.contains(marker)) {
                return true;
            }
        }
        return false;
    }

    private void look(JsonNode event) {
        switch (event.path("type").stringValue("")) {
            case "response.completed",
                    "response.incomplete",
                    "response.failed",
                    "response.cancelled" -> {
                ended = true;
                TokenUsage reported = ResponsesUsage.in(event.path("response"));
                usage = reported == null ? usage : reported;
            }
            case "error" -> ended = true;
            default -> {}
        }
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public @Nullable TokenUsage usage() {
        return usage;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
