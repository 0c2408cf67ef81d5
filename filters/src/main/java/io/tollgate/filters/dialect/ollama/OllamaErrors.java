package io.tollgate.filters.dialect.ollama;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.wire.FrameBuffer;
import io.tollgate.filters.wire.Json;
import java.util.Objects;
import tools.jackson.core.JsonGenerator;

/**
 * {@code {"error":"text"}}, as the body of an error and as the last line of a stream that failed.
 *
 * @see <a href="https://docs.ollama.com/api/errors">Ollama errors</a>
 */
final class OllamaErrors {

    private OllamaErrors() {}

    static byte[] write(GatewayError error) {
        return Json.write(json -> write(json, error));
    }

    /** An error in the middle of a stream. Nothing follows it. */
    static void line(FrameBuffer out, GatewayError error) {
        out.line(json -> write(json, error));
    }

    static byte[] line(GatewayError error) {
        FrameBuffer out = new FrameBuffer();
        line(out, error);
        return Objects.requireNonNull(out.drain());
    }

    private static void write(JsonGenerator json, GatewayError error) {
        json.writeStartObject();
        json.writeStringProperty("error", error.message());
        json.writeEndObject();
    }

    /** For a call whose arguments are no object: Ollama has no way to say it. */
    static GatewayError unreadableCall() {
        return GatewayError.of(
                Kind.UPSTREAM_BROKEN,
                "The model called a tool with arguments that are not a JSON object.");
    }
}
