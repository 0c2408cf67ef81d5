package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.wire.Json;

/**
 * Writes a legacy completion.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/completions/object">The completion
 *     object</a>
 */
final class CompletionsResponseWriter {

    private CompletionsResponseWriter() {}

    static byte[] write(ChatResponse response, Stamp stamp) {
        return Json.write(
                json -> {
                    json.writeStartObject();
                    json.writeStringProperty("id", "cmpl-" + stamp.id());
                    json.writeStringProperty("object", "text_completion");
                    json.writeNumberProperty("created", stamp.created().getEpochSecond());
                    json.writeStringProperty("model", response.model());
                    json.writeArrayPropertyStart("choices");
                    json.writeStartObject();
                    json.writeStringProperty("text", Texts.spoken(response.content(), ""));
                    json.writeNumberProperty("index", 0);
                    json.writeNullProperty("logprobs");
                    json.writeStringProperty(
                            "finish_reason", FinishReasons.write(response.finish()));
                    json.writeEndObject();
                    json.writeEndArray();
                    if (response.usage() != null) {
                        json.writeName("usage");
                        OpenAiUsage.write(json, response.usage());
                    }
                    json.writeEndObject();
                });
    }
}
