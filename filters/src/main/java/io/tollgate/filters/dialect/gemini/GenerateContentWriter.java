package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.wire.Json;

/**
 * Writes a request to generate content.
 *
 * @see <a href="https://ai.google.dev/api/generate-content">Generating content</a>
 */
final class GenerateContentWriter {

    private GenerateContentWriter() {}

    static byte[] write(ChatRequest request, RequestStyle style, Losses losses) {
        if (request.endUser() != null) {
            losses.add("user");
        }
        return Json.write(
                json -> {
                    json.writeStartObject();
                    new ContentWriter(json, style, losses).write(request.messages());
                    ToolingWriter.write(json, request.tooling(), losses);
                    new ConfigWriter(json, style, losses).write(request);
                    json.writeEndObject();
                });
    }
}
