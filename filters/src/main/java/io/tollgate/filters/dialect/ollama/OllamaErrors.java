package io.tollgate.filters.dialect.ollama;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.wire.FrameBuffer;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.MalformedInput;
import io.tollgate.filters.wire.Slice;
import java.util.Objects;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * {@code {"error":"text"}}, as the body of an error and as the last line of a stream that failed.
 *
 * @see <a href="https://docs.ollama.com/api/errors">Ollama errors</a>
 */
final class OllamaErrors {

    /** What Ollama says of a model that was not pulled, whatever the status. */
    private static final Pattern NO_MODEL = Pattern.compile("(?s).*\\bmodel\\b.*\\bnot found\\b.*");

    private static final int IN_STREAM = 500;

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

    static GatewayError read(int status, byte[] body) {
        return of(status, message(body));
    }

    /** The error that a line of a stream carries. */
    static GatewayError inStream(JsonNode error) {
        return of(IN_STREAM, message(error));
    }

    private static GatewayError of(int status, String message) {
        Kind kind =
                NO_MODEL.matcher(message).matches() ? Kind.MODEL_NOT_FOUND : Kind.ofStatus(status);
        return GatewayError.of(
                kind,
                message.isBlank() ? "The provider answered with status " + status + "." : message);
    }

    /** Blank where a proxy on the way answered with something of its own. */
    private static String message(byte[] body) {
        try {
            return message(Json.parse(Slice.of(body)).path("error"));
        } catch (MalformedInput _) {
            return "";
        }
    }

    /** Ollama gives a text; servers that imitate it, and its OpenAI side, an object. */
    private static String message(JsonNode error) {
        return error.stringValue(error.path("message").stringValue(""));
    }
}
