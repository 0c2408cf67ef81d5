package io.tollgate.app.network;

import io.tollgate.app.settings.NetworkSettings;
import io.tollgate.app.settings.Settings;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServer;

/** How each of the gateway's servers takes connections, beyond what Spring Boot sets. */
@Component
class Listening implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

    /** Of one connection at a time; a client that wants more opens another connection. */
    private static final int MOST_STREAMS = 100;

    /**
     * Streams that one connection may give up within so many seconds before it is closed, and as
     * many that the gateway may have to give up for what it is sent: whoever opens streams only to
     * reset them costs work without end otherwise.
     */
    private static final int MOST_RESETS = 200;

    private static final int WITHIN_SECONDS = 30;

    private final NetworkSettings network;
    private final long headerSize;

    Listening(Settings settings, ServerProperties server) {
        this.network = settings.network();
        this.headerSize = server.getMaxHttpRequestHeaderSize().toBytes();
    }

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.addServerCustomizers(this::http2, this::forwarding);
    }

    private HttpServer http2(HttpServer server) {
        return server.http2Settings(
                        settings ->
                                settings.maxConcurrentStreams(MOST_STREAMS)
                                        .maxHeaderListSize(headerSize)
                                        .maxDecodedRstFramesPerWindow(MOST_RESETS, WITHIN_SECONDS)
                                        .maxEncodedRstFramesPerWindow(MOST_RESETS, WITHIN_SECONDS))
                .doOnChannelInit(
                        (_, channel, _) -> {
                            Http2Watch.install(channel);
                            RequestPace.install(channel.pipeline());
                        });
    }

    private HttpServer forwarding(HttpServer server) {
        if (network.trustedProxies().isEmpty()) {
            return server;
        }
        HopHeaders headers =
                switch (network.header()) {
                    case X_FORWARDED -> new XForwardedHeaders();
                    case FORWARDED -> new ForwardedHeader();
                };
        return server.forwarded(new TrustedForwarding(network.trustedProxies(), headers));
    }
}
