package io.tollgate.filters.gateway;

import io.netty.channel.Channel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * A client and the connections that it alone uses. One whose provider is no longer declared is
 * retired; it still serves requests that came before that.
 */
final class PooledClient {

    private final HttpClient http;
    private final ConnectionProvider connections;
    private final AtomicInteger streams = new AtomicInteger();
    private volatile boolean retired;
    private volatile long asked;

    /**
     * @param http2 whether its connections may carry several answers each; they are closed whatever
     *     is under way, so there must be nothing
     */
    PooledClient(HttpClient http, ConnectionProvider connections, boolean http2) {
        this.http =
                http2 ? http.doOnRequest((_, asked) -> counted(asked.channel(), streams)) : http;
        this.connections = connections;
    }

    private static void counted(Channel stream, AtomicInteger streams) {
        streams.incrementAndGet();
        var _ = stream.closeFuture().addListener(_ -> streams.decrementAndGet());
    }

    HttpClient http() {
        return http;
    }

    boolean retired() {
        return retired;
    }

    /** From now on it is kept as long as it is asked for every now and then. */
    void retire() {
        asked = System.nanoTime();
        retired = true;
    }

    void reinstate() {
        retired = false;
    }

    /** Whether nobody asked for it in that time, and nothing of it would be cut off. */
    boolean unneededFor(Duration time) {
        return System.nanoTime() - asked > time.toNanos() && streams.get() == 0;
    }

    /** Idle connections are closed now, those in use when their answers have ended. */
    void close() {
        connections.dispose();
    }
}
