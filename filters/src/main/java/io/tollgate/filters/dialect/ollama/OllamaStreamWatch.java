package io.tollgate.filters.dialect.ollama;

import io.tollgate.filters.dialect.StreamWatch;
import io.tollgate.filters.wire.Frame;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonFields;
import io.tollgate.filters.wire.Slice;
import io.tollgate.policies.usage.TokenUsage;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Looks on while lines pass through. A quote inside a JSON string is escaped, so no text of the
 * model's can forge a marker; the arguments of a tool call can, and so a marked line is parsed.
 */
final class OllamaStreamWatch implements StreamWatch {

    private static final byte[] DONE = ascii("\"done\":true");
    private static final byte[] DONE_SPACED = ascii("\"done\": true");
    private static final byte[] ERROR = ascii("{\"error\"");

    private @Nullable TokenUsage usage;
    private boolean ended;

    @Override
    public boolean passes(Frame frame) {
        Slice line = frame.data();
        if (line.startsWith(ERROR)) {
            ended = true;
        } else if (line.contains(DONE) || line.contains(DONE_SPACED)) {
            look(JsonFields.of(Json.parseObject(line)));
        }
        return true;
    }

    private void look(JsonFields line) {
        if (Boolean.TRUE.equals(line.takeBoolean("done"))) {
            ended = true;
            usage = OllamaUsage.take(line);
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
