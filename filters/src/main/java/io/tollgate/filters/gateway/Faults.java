package io.tollgate.filters.gateway;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.timeout.TimeoutException;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.wire.MalformedInput;
import java.io.IOException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/** What the exceptions of a call to a provider mean to the caller. */
final class Faults {

    private Faults() {}

    /**
     * The fault that {@code thrown} stands for, said with the provider's name and no detail of it.
     */
    static GatewayError ofProvider(String provider, Throwable thrown) {
        return switch (thrown) {
            case GatewayException e -> e.error();
            case MalformedInput e ->
                    broken(provider, "gave an answer that cannot be read: " + e.getMessage());
            case DataBufferLimitException _ ->
                    broken(provider, "gave an answer that is too large.");
            case ConnectTimeoutException _ ->
                    GatewayError.of(Kind.TIMEOUT, name(provider) + "took too long to connect to.");
            case TimeoutException _ ->
                    GatewayError.of(Kind.TIMEOUT, name(provider) + "took too long to answer.");
            case PoolAcquireTimeoutException _, PoolAcquirePendingLimitException _ ->
                    GatewayError.of(
                            Kind.OVERLOADED,
                            "All connections to the provider '" + provider + "' are busy.");
            case IOException _ ->
                    broken(provider, "cannot be reached or broke the connection off.");
            default ->
                    GatewayError.of(
                            Kind.INTERNAL,
                            "The gateway failed while it called the provider '" + provider + "'.");
        };
    }

    private static GatewayError broken(String provider, String what) {
        return GatewayError.of(Kind.UPSTREAM_BROKEN, name(provider) + what);
    }

    private static String name(String provider) {
        return "The provider '" + provider + "' ";
    }
}
