package io.tollgate.filters.gateway;

import java.time.Duration;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * A client and the connections that it alone uses. One whose provider is no longer declared is
 * retired; it still serves requests that came before that.
 */
final class PooledClient {

    private final HttpClient http;
    private final ConnectionProvider connections;
    private volatile boolean retired;
    private volatile long asked;

    PooledClient(HttpClient http, ConnectionProvider connections) {
        this.http = http;
        this.connections = connections;
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

    boolean unaskedFor(Duration time) {
        return System.nanoTime() - asked > time.toNanos();
    }

    /** Idle connections are closed now, those in use when their answers have ended. */
    void close() {
        connections.dispose();
    }
}
