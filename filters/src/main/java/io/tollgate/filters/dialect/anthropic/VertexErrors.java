package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.ProviderErrors;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.MalformedInput;
import io.tollgate.filters.wire.Slice;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/**
 * Errors of Vertex AI: Anthropic's where the model was reached, Google's where it was not. Google's
 * streaming endpoints put theirs into an array.
 *
 * @see <a href="https://cloud.google.com/apis/design/errors">Google, error model</a>
 */
final class VertexErrors {

    private VertexErrors() {}

    static GatewayError read(int status, byte[] body) {
        return ProviderErrors.read(status, unwrapped(body));
    }

    private static byte[] unwrapped(byte[] body) {
        try {
            JsonNode document = Json.parse(Slice.of(body));
            return document.isArray() && !document.isEmpty()
                    ? document.get(0).toString().getBytes(StandardCharsets.UTF_8)
                    : body;
        } catch (MalformedInput e) {
            return body;
        }
    }
}
