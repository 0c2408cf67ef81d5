package io.tollgate.app.network;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import reactor.netty.NettyPipeline;

/**
 * Puts the {@link Http2Guard} where it belongs once HTTP/2 is agreed on. Without TLS a client says
 * so by its first bytes, which go on by themselves: no frame behind them is read without the guard.
 */
final class Http2Watch extends ChannelInboundHandlerAdapter {

    private static final String NAME = "tollgate.http2";

    /** {@code PRI * HTTP/2.0}, an empty line, {@code SM}, an empty line. */
    private static final int PREFACE = 24;

    private int headToCome = PREFACE;

    /** On a connection on which nothing is agreed on yet. */
    static void install(Channel channel) {
        ChannelPipeline pipeline = channel.pipeline();
        for (String agreement :
                new String[] {NettyPipeline.H2OrHttp11Codec, NettyPipeline.H2CUpgradeHandler}) {
            if (pipeline.get(agreement) != null) {
                pipeline.addBefore(agreement, NAME, new Http2Watch());
            }
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (headToCome > 0 && message instanceof ByteBuf bytes && bytes.isReadable()) {
            int length = Math.min(headToCome, bytes.readableBytes());
            headToCome -= length;
            context.fireChannelRead(bytes.readRetainedSlice(length));
            look(context);
        }
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
            pipeline.addBefore(NettyPipeline.H2MultiplexHandler, NAME + ".guard", new Http2Guard());
            pipeline.addBefore(NettyPipeline.H2MultiplexHandler, NAME + ".pace", new Http2Pace());
            RequestPace.remove(pipeline);
            pipeline.remove(this);
        } else if (isHttp1(pipeline)) {
            RequestPace.install(pipeline);
            pipeline.remove(this);
        }
    }

    /** By ALPN it is for good; without TLS a client can come to HTTP/2 by an upgrade still. */
    private static boolean isHttp1(ChannelPipeline pipeline) {
        return pipeline.get(NettyPipeline.H2OrHttp11Codec) == null
                && pipeline.get(NettyPipeline.H2CUpgradeHandler) == null
                && pipeline.get(NettyPipeline.HttpTrafficHandler) != null;
    }
}
