package io.tollgate.filters.gateway;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** What a provider's Content-Type says about its answer. */
final class AnswerTypes {

    private AnswerTypes() {}

    /** Whether a successful answer may be a stream. Some servers stream under odd types or none. */
    static boolean mayStream(HttpHeaders headers) {
        MediaType type = type(headers);
        return type == null || !(isJson(type) || type.isCompatibleWith(MediaType.TEXT_HTML));
    }

    /**
     * @throws GatewayException unless the answer may be a whole JSON document that the client can
     *     use
     */
    static void requireJson(HttpHeaders headers, boolean streamWanted, Attempt attempt) {
        MediaType type = type(headers);
        if (type != null && !isJson(type)) {
            throw unusable(attempt, "text or a page where JSON was expected.");
        }
        if (streamWanted && !attempt.translation().sameDialect()) {
            throw unusable(attempt, "a whole answer where a stream was asked for.");
        }
    }

    private static GatewayException unusable(Attempt attempt, String what) {
        return new GatewayException(
                Kind.UPSTREAM_BROKEN,
                "The provider '" + attempt.provider().name() + "' sent " + what);
    }

    static boolean isJson(@Nullable MediaType type) {
        return type != null
                && (type.isCompatibleWith(MediaType.APPLICATION_JSON)
                        || "json".equals(type.getSubtypeSuffix()));
    }

    static @Nullable MediaType type(HttpHeaders headers) {
        try {
            String type = headers.get(HttpHeaderNames.CONTENT_TYPE);
            return type == null || type.isEmpty() ? null : MediaType.parseMediaType(type);
        } catch (InvalidMediaTypeException e) {
            return MediaType.APPLICATION_OCTET_STREAM;
        }
    }
}
