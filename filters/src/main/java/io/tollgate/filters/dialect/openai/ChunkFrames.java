package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.Delivery;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.wire.FrameBuffer;
import io.tollgate.policies.usage.TokenUsage;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * The frames of a stream around what differs between the two endpoints. Usage is the client's only
 * if it asked: then one chunk without choices carries it, and all others a null.
 */
final class ChunkFrames {

    private static final byte[] DONE = "data: [DONE]\n\n".getBytes(StandardCharsets.US_ASCII);

    private final String id;
    private final String object;
    private final long created;
    private final boolean usageAsked;
    private String model = "";
    private @Nullable TokenUsage usage;

    ChunkFrames(String idPrefix, String object, Delivery delivery, Stamp stamp) {
        this.id = idPrefix + stamp.id();
        this.object = object;
        this.created = stamp.created().getEpochSecond();
        this.usageAsked = delivery.usageInStream();
    }

    void model(String name) {
        model = name;
    }

    void usage(TokenUsage more) {
        usage = more;
    }

    /** A chunk with one choice, whose members {@code members} writes. */
    void chunk(FrameBuffer out, Consumer<JsonGenerator> members) {
        out.sse(
                json -> {
                    open(json);
                    json.writeStartObject();
                    json.writeNumberProperty("index", 0);
                    members.accept(json);
                    json.writeEndObject();
                    json.writeEndArray();
                    if (usageAsked) {
                        json.writeNullProperty("usage");
                    }
                    json.writeEndObject();
                });
    }

    /** What follows the finish reason. Usage that the provider never reported is not made up. */
    void end(FrameBuffer out) {
        TokenUsage used = usage;
        if (usageAsked && used != null) {
            out.sse(
                    json -> {
                        open(json);
                        json.writeEndArray();
                        json.writeName("usage");
                        OpenAiUsage.write(json, used);
                        json.writeEndObject();
                    });
        }
        out.raw(DONE);
    }

    private void open(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("id", id);
        json.writeStringProperty("object", object);
        json.writeNumberProperty("created", created);
        json.writeStringProperty("model", model);
        json.writeArrayPropertyStart("choices");
    }
}
