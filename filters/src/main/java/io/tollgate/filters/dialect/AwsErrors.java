package io.tollgate.filters.dialect;

import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.MalformedInput;
import io.tollgate.filters.wire.Slice;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the errors of AWS's services. What an error is stands in a header, which nobody keeps, or,
 * where a signature was refused, in the body's {@code __type}; the status says nearly the same.
 * Within a stream the exception's name is all there is.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/bedrock/latest/userguide/troubleshooting-api-error-codes.html">
 *     API error codes</a>
 */
public final class AwsErrors {

    private static final int MODEL_FAILED = 424;
    private static final int NO_SUCH_STATUS = 500;

    private AwsErrors() {}

    /** The error that a whole answer with this status is. */
    public static GatewayError read(int status, byte[] body) {
        JsonNode document;
        try {
            document = Json.parseObject(body);
        } catch (MalformedInput e) {
            return ProviderErrors.read(status, body);
        }
        Kind named = named(document.path("__type").stringValue(""));
        if (named == null && status == MODEL_FAILED) {
            named = Kind.UPSTREAM_BROKEN;
        }
        String message = message(document);
        if (named == null && message.contains("model identifier is invalid")) {
            named = Kind.MODEL_NOT_FOUND;
        }
        if (named != null) {
            return GatewayError.of(
                    named, message.isEmpty() ? "The provider refused the request." : message);
        }
        return ProviderErrors.read(status, inLowerCase(message, body));
    }

    /** Some of AWS's front ends write {@code Message}. */
    private static byte[] inLowerCase(String message, byte[] body) {
        return message.isEmpty()
                ? body
                : Json.write(
                        json -> {
                            json.writeStartObject();
                            json.writeStringProperty("message", message);
                            json.writeEndObject();
                        });
    }

    /** Whether an event of that name is an exception. */
    public static boolean isError(String event) {
        return event.equals("error") || event.endsWith("Exception");
    }

    /** The error that an exception within a stream is. */
    public static GatewayError of(String event, Slice data) {
        JsonNode document;
        try {
            document = Json.parseObject(data);
        } catch (MalformedInput e) {
            document = Json.object();
        }
        Kind named = named(event);
        if (named == null) {
            named = named(document.path("code").stringValue(""));
        }
        String message = message(document);
        GatewayError said = ProviderErrors.read(NO_SUCH_STATUS, inLowerCase(message, new byte[0]));
        if (said.kind() == Kind.CONTEXT_TOO_LONG || named == null) {
            return message.isEmpty() ? broken(event) : said;
        }
        return GatewayError.of(named, message.isEmpty() ? broken(event).message() : message);
    }

    private static GatewayError broken(String event) {
        return GatewayError.of(
                Kind.UPSTREAM_BROKEN, "The provider broke off its answer: " + event + ".");
    }

    private static String message(JsonNode document) {
        return document.path("message").stringValue(document.path("Message").stringValue(""));
    }

    /** What an exception's name stands for, with or without the namespace it may have. */
    private static @Nullable Kind named(String type) {
        String name = type.substring(type.lastIndexOf('#') + 1).toLowerCase(Locale.ROOT);
        return switch (name) {
            case "throttlingexception" -> Kind.RATE_LIMITED;
            case "servicequotaexceededexception" -> Kind.QUOTA_EXHAUSTED;
            case "validationexception", "serializationexception" -> Kind.INVALID_REQUEST;
            case "accessdeniedexception" -> Kind.PERMISSION;
            case "unrecognizedclientexception",
                    "expiredtokenexception",
                    "invalidsignatureexception",
                    "incompletesignatureexception",
                    "missingauthenticationtokenexception" ->
                    Kind.AUTHENTICATION;
            case "resourcenotfoundexception" -> Kind.MODEL_NOT_FOUND;
            case "serviceunavailableexception", "modelnotreadyexception" -> Kind.OVERLOADED;
            case "modeltimeoutexception" -> Kind.TIMEOUT;
            case "internalserverexception", "modelerrorexception", "modelstreamerrorexception" ->
                    Kind.UPSTREAM_BROKEN;
            default -> null;
        };
    }
}
