package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.ProviderErrors;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.MalformedInput;
import io.tollgate.filters.wire.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Errors of providers that are compatible with OpenAI, brought into the shapes that are known, and
 * told apart by the codes and types that the provider's row names.
 */
final class VendorErrors {

    private static final String MESSAGE = "message";

    private final Map<String, Kind> kinds;

    VendorErrors(Map<String, Kind> kinds) {
        this.kinds = kinds;
    }

    /** Whether OpenAI's clients find the message where they look for it. */
    static boolean isOpenAis(byte[] body) {
        try {
            return Json.parse(Slice.of(body)).path("error").path(MESSAGE).isString();
        } catch (MalformedInput e) {
            return false;
        }
    }

    GatewayError read(int status, byte[] body) {
        JsonNode document;
        try {
            document = Json.parse(Slice.of(body));
        } catch (MalformedInput e) {
            return ProviderErrors.read(status, body);
        }
        JsonNode error = plain(document);
        byte[] plain = document.toString().getBytes(StandardCharsets.UTF_8);
        return told(ProviderErrors.read(status, plain), error);
    }

    /** The error that an answer with status 200, or a piece of a stream, is. */
    GatewayError in(ObjectNode document) {
        JsonNode error = plain(document);
        return told(ProviderErrors.of(document), error);
    }

    private GatewayError told(GatewayError read, JsonNode error) {
        Kind kind = kind(error);
        return kind == null
                ? read
                : new GatewayError(kind, read.message(), read.retryAfterSeconds());
    }

    private @Nullable Kind kind(JsonNode error) {
        for (String member : new String[] {"code", "type"}) {
            Kind kind = kinds.get(error.path(member).asString(""));
            if (kind != null) {
                return kind;
            }
        }
        return error.path("metadata").path("reasons").isArray() ? Kind.CONTENT_POLICY : null;
    }

    /** The error's object, with a message that is text. */
    private static JsonNode plain(JsonNode document) {
        JsonNode inner = document.path("error");
        JsonNode error = inner.isObject() ? inner : document;
        if (error instanceof ObjectNode object) {
            JsonNode message = object.path(MESSAGE);
            JsonNode complaints = message.isObject() ? message.path("detail") : message;
            if (!complaints.isArray()) {
                complaints = object.path("detail");
            }
            if (complaints.isArray() && !complaints.isEmpty()) {
                object.put(MESSAGE, complaints(complaints));
            }
            theirs(object);
        }
        return error;
    }

    /** FastAPI's, which names the member: {@code body.n: Extra inputs are not permitted}. */
    private static String complaints(JsonNode complaints) {
        return complaints
                .valueStream()
                .map(
                        complaint ->
                                complaint
                                                .path("loc")
                                                .valueStream()
                                                .map(JsonNode::asString)
                                                .collect(Collectors.joining("."))
                                        + ": "
                                        + complaint.path("msg").stringValue(""))
                .collect(Collectors.joining("; "));
    }

    /** OpenRouter says no more than that a provider failed; what that said is put behind it. */
    private static void theirs(ObjectNode error) {
        JsonNode raw = error.path("metadata").path("raw");
        if (raw.isString() && error.path(MESSAGE).stringValue("").startsWith("Provider returned")) {
            error.put(
                    MESSAGE, error.path(MESSAGE).stringValue("") + ": " + said(raw.stringValue()));
        }
    }

    private static String said(String raw) {
        try {
            JsonNode document = Json.parse(Slice.of(raw.getBytes(StandardCharsets.UTF_8)));
            return ProviderErrors.of(document).message();
        } catch (MalformedInput e) {
            return raw;
        }
    }
}
