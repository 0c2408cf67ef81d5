package io.tollgate.filters.gateway;

import io.tollgate.filters.credential.Outgoing;
import io.tollgate.filters.credential.ProviderCredential;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.dialect.ProviderRequest;
import io.tollgate.filters.trace.AttemptTrace;
import io.tollgate.filters.translate.Translation;
import io.tollgate.filters.upstream.Provider;
import io.tollgate.filters.upstream.Secret;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** Which headers cross between client and provider. Only those that are named here do. */
final class ProviderHeaders {

    private static final List<String> ALWAYS = List.of("content-type", "retry-after");

    private static final String SEC_WEBSOCKET_PROTOCOL = "Sec-WebSocket-Protocol";

    /** What Spring answers the caller's handshake by; it makes the provider's anew. */
    private static final List<String> HANDSHAKE =
            List.of("Upgrade", "Connection", "Sec-WebSocket-Key", "Sec-WebSocket-Version");

    private static final Pattern SOCKET_PROTOCOLS = Pattern.compile("realtime|openai-beta\\..*");

    private ProviderHeaders() {}

    /**
     * The headers of the request that goes to the provider.
     *
     * @param url to which it goes
     * @param json whether the answer must be JSON
     */
    static HttpHeaders ofRequest(Attempt attempt, HttpHeaders client, URI url, boolean json) {
        Provider provider = attempt.provider();
        ProviderDialect dialect = attempt.dialect();
        Translation translation = attempt.translation();
        HttpHeaders headers = new HttpHeaders();
        content(headers, translation.outbound());
        headers.set(
                HttpHeaders.ACCEPT, json ? MediaType.APPLICATION_JSON_VALUE : MediaType.ALL_VALUE);
        headers.set(HttpHeaders.ACCEPT_ENCODING, "identity");
        headers.set(HttpHeaders.USER_AGENT, "tollgate");
        Secret key = attempt.key();
        dialect.headers(key == null ? null : key.reveal()).forEach(headers::set);
        if (translation.sameDialect()) {
            for (String name : dialect.forwardedHeaders()) {
                List<String> values = client.get(name);
                if (values != null) {
                    headers.put(name, values);
                }
            }
        }
        provider.headers().forEach(headers::set);
        ProviderCredential credential = provider.credential();
        if (credential != null) {
            credential.headers(outgoing(translation.outbound(), url)).forEach(headers::set);
        }
        AttemptTrace trace = attempt.trace();
        if (trace != null) {
            trace.inject(headers::set);
        }
        return headers;
    }

    private static Outgoing outgoing(ProviderRequest request, URI url) {
        return new Outgoing(request.method(), url, request.contentType(), request.body());
    }

    private static void content(HttpHeaders headers, ProviderRequest outbound) {
        if (outbound.contentType() != null) {
            headers.set(HttpHeaders.CONTENT_TYPE, outbound.contentType());
        }
        if (outbound.body().length > 0 || outbound.method().equals("POST")) {
            headers.setContentLength(outbound.body().length);
        }
    }

    /**
     * Has the request open a WebSocket. Of the protocols that a browser offers, one may carry its
     * key; that stays here.
     */
    static void upgrade(HttpHeaders headers, HttpHeaders client) {
        for (String name : HANDSHAKE) {
            headers.put(name, client.getOrEmpty(name));
        }
        List<String> protocols =
                client.getOrEmpty(SEC_WEBSOCKET_PROTOCOL).stream()
                        .flatMap(line -> Stream.of(line.split(",")))
                        .map(String::strip)
                        .filter(SOCKET_PROTOCOLS.asMatchPredicate())
                        .toList();
        if (!protocols.isEmpty()) {
            headers.set(SEC_WEBSOCKET_PROTOCOL, String.join(", ", protocols));
        }
    }

    /**
     * Gives the client what of a provider's answer is its business.
     *
     * @param own how headers begin that it understands, as it speaks the provider's own dialect
     * @param limits whether the provider's limits are the caller's only ones
     */
    static void passOn(
            Iterable<Map.Entry<String, String>> provider,
            HttpHeaders client,
            Set<String> own,
            boolean limits) {
        provider.forEach(
                header -> {
                    String name = header.getKey();
                    if (isAlways(name) || (begins(name, own) && (limits || !tellsLimits(name)))) {
                        client.add(name, header.getValue());
                    }
                });
    }

    private static boolean isAlways(String name) {
        for (String always : ALWAYS) {
            if (always.equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean begins(String name, Set<String> beginnings) {
        for (String beginning : beginnings) {
            if (name.regionMatches(true, 0, beginning, 0, beginning.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean tellsLimits(String name) {
        return name.toLowerCase(Locale.ROOT).contains("ratelimit-");
    }
}
