package io.tollgate.policies.store.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SocketOptions.TcpUserTimeoutOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import io.lettuce.core.resource.EpollProvider;
import java.time.Duration;

/**
 * How we speak with Redis: a command that cannot be sent now fails now, and so does one that was
 * sent when the connection broke (none is sent twice: it may have been heard); the connection comes
 * back soon by itself, however long it was away.
 */
final class RedisOptions {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration RECONNECT = Duration.ofMillis(250);
    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final int QUEUE = 20_000;
    private static final int THREADS = 2;

    private RedisOptions() {}

    static ClientResources resources() {
        return ClientResources.builder()
                .ioThreadPoolSize(THREADS)
                .computationThreadPoolSize(THREADS)
                .reconnectDelay(Delay.constant(RECONNECT))
                .build();
    }

    static ClientOptions single() {
        return common(ClientOptions.builder()).build();
    }

    static ClusterClientOptions cluster() {
        var topology =
                ClusterTopologyRefreshOptions.builder()
                        .enablePeriodicRefresh(Duration.ofMinutes(1))
                        .build();
        ClusterClientOptions.Builder builder =
                ClusterClientOptions.builder().topologyRefreshOptions(topology);
        common(builder);
        return builder.build();
    }

    private static ClientOptions.Builder common(ClientOptions.Builder builder) {
        return builder.autoReconnect(true)
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(QUEUE)
                .socketOptions(socket());
    }

    /** A peer that is gone without a word is given up where the system's own sockets can. */
    private static SocketOptions socket() {
        SocketOptions.Builder socket =
                SocketOptions.builder().connectTimeout(CONNECT).keepAlive(true);
        if (EpollProvider.isAvailable()) {
            socket.tcpUserTimeout(
                    TcpUserTimeoutOptions.builder().tcpUserTimeout(SILENCE).enable().build());
        }
        return socket.build();
    }
}
