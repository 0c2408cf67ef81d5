package io.tollgate.filters.gateway;

import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.dialect.RelayFace;
import io.tollgate.filters.dialect.RelayFace.Addressing;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Refuses what cannot be a request to a face before its body is read. */
final class RequestGate {

    private RequestGate() {}

    /**
     * @throws GatewayException for another method, media type or encoding than the face reads
     */
    static void check(ServerHttpRequest request, Face face) {
        if (!face.methods().contains(request.getMethod().name())) {
            throw new GatewayException(
                    Kind.METHOD_NOT_ALLOWED,
                    face.path()
                            + " takes "
                            + String.join(" and ", new TreeSet<>(face.methods()))
                            + ", not "
                            + request.getMethod()
                            + ".");
        }
        checkQuery(request, face);
        String encoding = request.getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !"identity".equalsIgnoreCase(encoding)) {
            throw new GatewayException(
                    Kind.UNSUPPORTED_MEDIA_TYPE,
                    "Compressed request bodies are not read; send it without Content-Encoding.");
        }
        switch (face instanceof RelayFace relay ? relay.addressing() : Addressing.BODY) {
            case BODY ->
                    demand(
                            isJson(contentType(request), face),
                            Kind.UNSUPPORTED_MEDIA_TYPE,
                            "Expected a JSON body; send it with Content-Type: application/json.");
            case FORM ->
                    demand(
                            isForm(contentType(request)),
                            Kind.UNSUPPORTED_MEDIA_TYPE,
                            "Expected a form with files; send it with Content-Type:"
                                    + " multipart/form-data and its boundary.");
            case SOCKET ->
                    demand(
                            "websocket".equalsIgnoreCase(request.getHeaders().getUpgrade()),
                            Kind.INVALID_REQUEST,
                            face.path() + " is opened as a WebSocket.");
            case STORE -> {}
        }
    }

    private static void checkQuery(ServerHttpRequest request, Face face) {
        face.query()
                .forEach(
                        (name, value) ->
                                demand(
                                        value.equals(request.getQueryParams().getFirst(name)),
                                        Kind.INVALID_REQUEST,
                                        face.path()
                                                + " is asked with ?"
                                                + name
                                                + "="
                                                + value
                                                + "."));
    }

    private static void demand(boolean met, Kind kind, String message) {
        if (!met) {
            throw new GatewayException(kind, message);
        }
    }

    private static boolean isForm(@Nullable MediaType type) {
        return type != null
                && type.isCompatibleWith(MediaType.MULTIPART_FORM_DATA)
                && type.getParameter("boundary") != null;
    }

    private static @Nullable MediaType contentType(ServerHttpRequest request) {
        try {
            return request.getHeaders().getContentType();
        } catch (InvalidMediaTypeException e) {
            throw new GatewayException(
                    Kind.UNSUPPORTED_MEDIA_TYPE, "The Content-Type header is malformed.");
        }
    }

    /** A browser can send two other types without asking first, so no more than these. */
    private static boolean isJson(@Nullable MediaType type, Face face) {
        if (type == null
                || type.isCompatibleWith(MediaType.APPLICATION_JSON)
                || "json".equals(type.getSubtypeSuffix())) {
            return true;
        }
        return face.takesAnyMediaType()
                && (type.isCompatibleWith(MediaType.APPLICATION_FORM_URLENCODED)
                        || type.isCompatibleWith(MediaType.TEXT_PLAIN));
    }
}
