package io.tollgate.app.security;

import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Open access on loopback is meant for programs on this machine, not for pages in its browser: a
 * page of any site could otherwise post to the gateway, or reach it under a name that resolves to
 * 127.0.0.1. So the Host must be this machine, and so must the Origin if there is one of the web.
 *
 * <p>Where the request comes from, the connection says, or a proxy that {@code
 * tollgate.trusted-proxies} names. Headers that nobody is trusted to set are no evidence: neither
 * that somebody is near, nor that they are far.
 */
public final class LoopbackGuard {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private LoopbackGuard() {}

    /**
     * @throws GatewayException if the request is not of a program on this machine
     */
    static void check(ServerHttpRequest request) {
        String refusal = refusal(request);
        if (refusal != null) {
            throw new GatewayException(Kind.PERMISSION, refusal);
        }
    }

    /** Why the request is not of a program on this machine; null if it is. */
    public static @Nullable String refusal(ServerHttpRequest request) {
        InetSocketAddress remote = request.getRemoteAddress();
        if (remote != null && !remote.getAddress().isLoopbackAddress()) {
            return "Without a key this is for programs on the gateway's own machine only.";
        }
        InetSocketAddress host = request.getHeaders().getHost();
        if (host == null || !LOOPBACK.contains(host.getHostString())) {
            return "Without a key the gateway answers to localhost and 127.0.0.1 only.";
        }
        return isForeignSite(request.getHeaders().getFirst(HttpHeaders.ORIGIN))
                ? "Without a key the gateway takes no requests from web sites."
                : null;
    }

    /** Desktop applications send origins of their own schemes, which no web site can. */
    private static boolean isForeignSite(@Nullable String origin) {
        if (origin == null) {
            return false;
        }
        try {
            URI uri = URI.create(origin);
            boolean web = uri.getScheme() == null || uri.getScheme().startsWith("http");
            return web && (uri.getHost() == null || !LOOPBACK.contains(uri.getHost()));
        } catch (IllegalArgumentException _) {
            return true;
        }
    }
}
