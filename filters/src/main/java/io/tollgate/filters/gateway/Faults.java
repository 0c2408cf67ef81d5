package io.tollgate.filters.gateway;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.CodecException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.timeout.TimeoutException;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.upstream.Provider;
import io.tollgate.filters.upstream.Scrubber;
import io.tollgate.filters.wire.MalformedInput;
import java.io.IOException;
import javax.net.ssl.SSLException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/** What the exceptions of a call to a provider mean to the caller. */
final class Faults {

    private Faults() {}

    /**
     * The fault that {@code thrown} stands for, said with the provider's name and no detail of it.
     */
    static GatewayError ofProvider(Provider called, Throwable thrown) {
        String provider = called.name();
        return switch (thrown) {
            case AttemptFailure e -> said(called, e.error());
            case CallCut e -> e.error();
            case GatewayException e -> said(called, e.error());
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
            case SSLException e -> broken(provider, ConnectFaults.ofTls(called, e));
            case DecoderException e when e.getCause() instanceof SSLException ssl ->
                    broken(provider, ConnectFaults.ofTls(called, ssl));
            case IOException _, PrematureChannelClosureException _ ->
                    broken(provider, ConnectFaults.unreachable(called));
            case RuntimeException e when isOfNettysDecoder(e) ->
                    broken(provider, "gave an answer that is not HTTP.");
            default ->
                    GatewayError.of(
                            Kind.INTERNAL,
                            "The gateway failed while it called the provider '" + provider + "'.");
        };
    }

    /**
     * An error that the provider reported, as the caller may hear it. A refused credential is the
     * gateway's, not the caller's, and the words of its refusal may quote it.
     */
    static GatewayError said(Provider provider, GatewayError error) {
        if (isOfCredentials(error)) {
            return broken(
                    provider.name(),
                    "refused the gateway's credentials; its operator should check tollgate.providers."
                            + provider.name()
                            + (provider.credential() == null ? ".api-key." : ".credential."));
        }
        String words = Scrubber.scrub(error.message(), provider.apiKeys());
        return new GatewayError(error.kind(), words, error.retryAfterSeconds());
    }

    /** Of an answer that is a success by its status and has nothing in it. */
    static GatewayError withheld(Provider provider) {
        return GatewayError.of(
                Kind.CONTENT_POLICY,
                name(provider.name()) + "withheld its answer by its content policy.");
    }

    static boolean isOfCredentials(GatewayError error) {
        return error.kind() == Kind.AUTHENTICATION || error.kind() == Kind.PERMISSION;
    }

    /** What its HTTP decoder cannot read, Netty reports as whatever exception it met. */
    private static boolean isOfNettysDecoder(RuntimeException thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        return thrown instanceof CodecException
                || (trace.length > 0
                        && trace[0].getClassName().startsWith("io.netty.handler.codec."));
    }

    private static GatewayError broken(String provider, String what) {
        return GatewayError.of(Kind.UPSTREAM_BROKEN, name(provider) + what);
    }

    private static String name(String provider) {
        return "The provider '" + provider + "' ";
    }
}
