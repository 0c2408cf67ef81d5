package io.tollgate.filters.dialect.responses;

import io.tollgate.filters.wire.FrameBuffer;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** The frames of one stream: each is named twice, in the frame and in its data, and numbered. */
final class EventFrames {

    private long next;

    /**
     * @param type a constant of the dialect
     */
    void event(FrameBuffer out, String type, Consumer<JsonGenerator> members) {
        out.sse(
                type,
                json -> {
                    json.writeStartObject();
                    json.writeStringProperty("type", type);
                    json.writeNumberProperty("sequence_number", next++);
                    members.accept(json);
                    json.writeEndObject();
                });
    }
}
