package io.tollgate.filters.gateway;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Lets a stream go on as fast as its client takes it, in bytes. Reactor Netty asks for up to 128
 * pieces whether the client takes them or not, and a provider's pieces may be large: a few hundred
 * clients that do not read would fill the gateway's memory. So the next piece has to wait while the
 * connection has more than Netty's high mark (64 KiB) to write.
 */
final class ClientPace {

    private final @Nullable Channel channel;

    private ClientPace(@Nullable Channel channel) {
        this.channel = channel;
    }

    /** Of the client that gets this response; any pace, where it goes to no connection. */
    static ClientPace of(ServerHttpResponse response) {
        Channel[] found = new Channel[1];
        if (ServerHttpResponseDecorator.getNativeResponse(response)
                instanceof HttpServerResponse server) {
            server.withConnection(connection -> found[0] = connection.channel());
        }
        return new ClientPace(found[0]);
    }

    Flux<byte[]> of(Flux<byte[]> pieces) {
        return channel == null ? pieces : pieces.concatMap(piece -> inTime(channel, piece), 0);
    }

    private static Publisher<byte[]> inTime(Channel channel, byte[] piece) {
        return channel.isWritable()
                ? Mono.just(piece)
                : Mono.create(
                        sink -> channel.eventLoop().execute(() -> wait(channel, piece, sink)));
    }

    private static void wait(Channel channel, byte[] piece, MonoSink<byte[]> sink) {
        if (channel.isWritable() || !channel.isActive()) {
            sink.success(piece);
        } else {
            channel.pipeline().addFirst(new Waiting(piece, sink));
        }
    }

    /** There only while a piece waits; on a connection that is gone, nothing has to. */
    private static final class Waiting extends ChannelInboundHandlerAdapter {

        private final byte[] piece;
        private final MonoSink<byte[]> sink;

        Waiting(byte[] piece, MonoSink<byte[]> sink) {
            this.piece = piece;
            this.sink = sink;
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext context) {
            context.fireChannelWritabilityChanged();
            if (context.channel().isWritable()) {
                goOn(context);
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            context.fireChannelInactive();
            goOn(context);
        }

        private void goOn(ChannelHandlerContext context) {
            if (!context.isRemoved()) {
                context.pipeline().remove(this);
            }
            sink.success(piece);
        }
    }
}
