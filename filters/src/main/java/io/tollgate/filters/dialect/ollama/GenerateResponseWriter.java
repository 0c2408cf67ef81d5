package io.tollgate.filters.dialect.ollama;

import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.wire.Json;
import tools.jackson.core.JsonGenerator;

/**
 * Writes a whole answer to a generate request. The {@code context} that Ollama gives is its own
 * tokens; nobody else has them.
 */
final class GenerateResponseWriter {

    private GenerateResponseWriter() {}

    static byte[] write(ChatResponse response, Stamp stamp) {
        AnswerFields fields = new AnswerFields(response.model(), stamp);
        return Json.write(
                json -> {
                    fields.begin(json);
                    said(
                            json,
                            Texts.spoken(response.content(), ""),
                            Texts.thought(response.content()));
                    fields.end(json, response.finish(), response.usage());
                });
    }

    static void said(JsonGenerator json, String response, String thinking) {
        json.writeStringProperty("response", response);
        if (!thinking.isEmpty()) {
            json.writeStringProperty("thinking", thinking);
        }
    }
}
