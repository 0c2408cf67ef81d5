package io.tollgate.app.oidc;

import io.tollgate.app.settings.TrustedUrl;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where things are at an identity provider, as its discovery document says.
 *
 * @param keys its JWK set
 * @param authorization where people log in, null if they cannot
 * @param token where codes are exchanged, null if they cannot be
 * @param endSession where people log out, null if they cannot
 * @param namesItself whether it says who it is when people come back from it
 * @param seen when it said so
 */
record Endpoints(
        URI keys,
        @Nullable URI authorization,
        @Nullable URI token,
        @Nullable URI endSession,
        boolean namesItself,
        Instant seen) {

    private static final String PATH = "/.well-known/openid-configuration";
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Where the document of an issuer is. */
    static URI document(String issuer) {
        return URI.create(issuer.replaceAll("/+$", "") + PATH);
    }

    /**
     * @throws IllegalArgumentException unless it is the document of that issuer, with URLs that can
     *     be trusted
     */
    static Endpoints parse(String json, String issuer, Instant seen) {
        JsonNode document;
        try {
            document = JSON.readTree(json);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("no JSON", e);
        }
        if (!issuer.equals(document.path("issuer").asString(""))) {
            throw new IllegalArgumentException("it names another issuer");
        }
        boolean secure = issuer.startsWith("https:");
        URI keys = url(document, "jwks_uri", secure);
        if (keys == null) {
            throw new IllegalArgumentException("it names no jwks_uri");
        }
        return new Endpoints(
                keys,
                url(document, "authorization_endpoint", secure),
                url(document, "token_endpoint", secure),
                url(document, "end_session_endpoint", secure),
                document.path("authorization_response_iss_parameter_supported").asBoolean(false),
                seen);
    }

    /** Somebody elsewhere does not send us to this machine. */
    private static @Nullable URI url(JsonNode document, String name, boolean secure) {
        JsonNode value = document.path(name);
        if (!value.isString()) {
            return null;
        }
        URI url = TrustedUrl.of(value.stringValue());
        if (secure && !"https".equals(url.getScheme())) {
            throw new IllegalArgumentException(name + " has no https");
        }
        return url;
    }
}
