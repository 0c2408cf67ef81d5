package io.tollgate.filters.dialect.openai;

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
 * Looks on while chunks pass through. With usage asked for, each chunk has a {@code usage} member
 * that is null on all but one, so its marker takes in the brace of the object. A quote inside a
 * JSON string is escaped, so no text of the model's can forge a marker.
 */
final class OpenAiStreamWatch implements StreamWatch {

    static final byte[] DONE = ascii("[DONE]");

    private static final byte[] ERROR = ascii("\"error\"");
    private static final List<byte[]> FINISH =
            List.of(ascii("finish_reason\":\""), ascii("finish_reason\": \""));
    private static final List<byte[]> USAGE =
            List.of(ascii("usage\":{"), ascii("usage\": {"), ascii("usage\" : {"));

    private final boolean usageIsTheClients;
    private final AnswerShape shape;
    private @Nullable TokenUsage usage;
    private boolean ended;

    /** Some providers end without a [DONE]; behind a finish reason that is a proper end. */
    private boolean finished;

    /**
     * @param usageIsTheClients whether the client asked for the chunk that has nothing but usage
     */
    OpenAiStreamWatch(boolean usageIsTheClients) {
        this(usageIsTheClients, OpenAiShape.PLAIN);
    }

    OpenAiStreamWatch(boolean usageIsTheClients, AnswerShape shape) {
        this.usageIsTheClients = usageIsTheClients;
        this.shape = shape;
    }

    @Override
    public boolean passes(Frame frame) {
        Slice data = frame.data();
        if (data.contentEquals(DONE) || "error".equals(frame.event())) {
            ended = true;
            return true;
        }
        finished = finished || contains(data, FINISH);
        return !isMarked(data) || passes(Json.parse(data));
    }

    /** A chunk that has choices is the client's, whatever else it carries. */
    private boolean passes(JsonNode chunk) {
        if (chunk.hasNonNull("error")) {
            ended = true;
            return true;
        }
        TokenUsage reported = shape.usage(chunk);
        if (reported == null) {
            return true;
        }
        usage = reported;
        JsonNode choices = chunk.path("choices");
        return usageIsTheClients || !choices.isArray() || !choices.isEmpty();
    }

    private static boolean isMarked(Slice data) {
        return contains(data, USAGE) || data.contains(ERROR);
    }

    private static boolean contains(Slice data, List<byte[]> markers) {
        for (byte[] marker : markers) {
            if (data.contains(marker)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean ended() {
        return ended || finished;
    }

    @Override
    public @Nullable TokenUsage usage() {
        return usage;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
