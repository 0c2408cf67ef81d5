package io.tollgate.filters.dialect.responses;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.policies.usage.TokenUsage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes the response object, which is the whole answer and stands in the first and the last event
 * of a stream. It has all members that the API promises; those that would repeat the request are
 * what they are where a request says nothing.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/responses/object">The response
 *     object</a>
 */
final class ResponseObject {

    private final Stamp stamp;
    private final String model;

    ResponseObject(Stamp stamp, String model) {
        this.stamp = stamp;
        this.model = model;
    }

    /**
     * The object, without a name.
     *
     * @param output writes the items
     */
    void write(
            JsonGenerator json,
            Outcome outcome,
            Consumer<ItemWriter> output,
            @Nullable TokenUsage usage) {
        json.writeStartObject();
        json.writeStringProperty("id", "resp_" + stamp.id());
        json.writeStringProperty("object", "response");
        json.writeNumberProperty("created_at", stamp.created().getEpochSecond());
        json.writeStringProperty("status", outcome.status());
        json.writeBooleanProperty("background", false);
        error(json, outcome.error());
        incomplete(json, outcome.incomplete());
        json.writeStringProperty("model", model);
        json.writeArrayPropertyStart("output");
        output.accept(new ItemWriter(json));
        json.writeEndArray();
        unsaid(json);
        json.writeName("usage");
        ResponsesUsage.write(json, usage);
        json.writeEndObject();
    }

    private static void error(JsonGenerator json, @Nullable GatewayError error) {
        if (error == null) {
            json.writeNullProperty("error");
            return;
        }
        json.writeObjectPropertyStart("error");
        json.writeStringProperty("code", ResponsesErrors.code(error.kind()));
        json.writeStringProperty("message", error.message());
        json.writeEndObject();
    }

    private static void incomplete(JsonGenerator json, @Nullable String reason) {
        if (reason == null) {
            json.writeNullProperty("incomplete_details");
            return;
        }
        json.writeObjectPropertyStart("incomplete_details");
        json.writeStringProperty("reason", reason);
        json.writeEndObject();
    }

    /** Nothing is ever stored, whatever the request asked for. */
    private static void unsaid(JsonGenerator json) {
        json.writeNullProperty("instructions");
        json.writeObjectPropertyStart("metadata");
        json.writeEndObject();
        json.writeBooleanProperty("parallel_tool_calls", true);
        json.writeNullProperty("previous_response_id");
        json.writeBooleanProperty("store", false);
        json.writeNullProperty("temperature");
        json.writeStringProperty("tool_choice", "auto");
        json.writeArrayPropertyStart("tools");
        json.writeEndArray();
        json.writeNullProperty("top_p");
    }
}
