package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.wire.Json;

/** Writes a whole answer, and the frame around pieces of one. */
final class AnswerWriter {

    private AnswerWriter() {}

    static byte[] write(ChatResponse response, Stamp stamp) {
        return Json.write(
                json ->
                        new AnswerFrame(response.model(), stamp)
                                .write(
                                        json,
                                        parts -> response.content().forEach(p -> part(parts, p)),
                                        response.finish(),
                                        response.usage()));
    }

    private static void part(ModelParts parts, Part part) {
        switch (part) {
            case Part.Text(String text) -> parts.text(text);
            case Part.Reasoning(String text, var seal) -> parts.thought(text, seal);
            case Part.ToolCall call -> parts.call(call, null);
            case Part.Image _,
                    Part.Document _,
                    Part.Audio _,
                    Part.CachePoint _,
                    Part.ToolResult _,
                    Part.Opaque _ -> {}
        }
    }
}
