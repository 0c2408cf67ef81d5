package io.tollgate.app.network;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2FrameStreamException;
import reactor.netty.NettyPipeline;

/**
 * Answers a stream of HTTP/2 that breaks the rules with the error that it made. Reactor Netty would
 * give it up as cancelled and log it: resets for cancelled streams are not counted, so that a
 * client could make the gateway reset streams without end (CVE-2025-8671), and fill its log.
 */
final class StreamErrors extends ChannelInboundHandlerAdapter {

    private static final String NAME = "tollgate.streamErrors";

    /** Of a connection whose protocol is not agreed on yet. */
    static void install(Channel channel) {
        ChannelPipeline pipeline = channel.pipeline();
        for (String agreement :
                new String[] {NettyPipeline.H2OrHttp11Codec, NettyPipeline.H2CUpgradeHandler}) {
            if (pipeline.get(agreement) != null) {
                pipeline.addBefore(agreement, NAME + ".soon", new Soon());
            }
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof Http2FrameStreamException broken) {
            var _ =
                    context.writeAndFlush(
                            new DefaultHttp2ResetFrame(broken.error()).stream(broken.stream()));
        } else {
            context.fireExceptionCaught(cause);
        }
    }

    /** Puts it where it belongs once the others have found out that HTTP/2 is spoken. */
    private static final class Soon extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            context.fireChannelRead(message);
            look(context);
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            context.fireUserEventTriggered(event);
            look(context);
        }

        private void look(ChannelHandlerContext context) {
            ChannelPipeline pipeline = context.pipeline();
            if (context.isRemoved()) {
                return;
            }
            if (pipeline.get(NettyPipeline.H2MultiplexHandler) != null) {
                pipeline.addBefore(NettyPipeline.H2MultiplexHandler, NAME, new StreamErrors());
                pipeline.remove(this);
            } else if (isHttp1(pipeline)) {
                pipeline.remove(this);
            }
        }

        /** By ALPN it is for good; without TLS a client can come to HTTP/2 later. */
        private static boolean isHttp1(ChannelPipeline pipeline) {
            return pipeline.get(NettyPipeline.H2OrHttp11Codec) == null
                    && pipeline.get(NettyPipeline.H2CUpgradeHandler) == null
                    && pipeline.get(NettyPipeline.HttpTrafficHandler) != null;
        }
    }
}
