package io.tollgate.app.network;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.DefaultHttp2GoAwayFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameStreamException;
import io.netty.handler.codec.http2.Http2PingFrame;
import io.netty.handler.codec.http2.Http2SettingsFrame;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.netty.NettyPipeline;

/**
 * What Netty leaves open of how one connection of HTTP/2 can be abused. It stands behind the codec,
 * and sees frames before they become requests.
 *
 * <p>A stream that breaks the rules is answered with the error that it made. Reactor Netty would
 * give it up as cancelled and log it; but resets for cancelled streams Netty does not count, so
 * that a client could make the gateway reset streams without end (CVE-2025-8671), and fill its log.
 *
 * <p>Frames that have to be acknowledged cost an answer each (CVE-2019-9512, -9515).
 */
final class Http2Guard extends ChannelInboundHandlerAdapter {

    private static final Logger log = LoggerFactory.getLogger(Http2Guard.class);

    private static final int MOST_ACKNOWLEDGED = 1_000;
    private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long LAST_WORD_MILLIS = 500;

    private long windowSince = System.nanoTime();
    private int acknowledged;
    private boolean over;

    @Override
    public void channelRead(ChannelHandlerContext context, Object frame) {
        if (frame instanceof Http2PingFrame || frame instanceof Http2SettingsFrame) {
            count(context);
        }
        if (over) {
            ReferenceCountUtil.release(frame);
        } else {
            context.fireChannelRead(frame);
        }
    }

    private void count(ChannelHandlerContext context) {
        long now = System.nanoTime();
        if (now - windowSince > WINDOW_NANOS) {
            windowSince = now;
            acknowledged = 0;
        }
        if (++acknowledged > MOST_ACKNOWLEDGED && !over) {
            over = true;
            tell(context, "more than " + MOST_ACKNOWLEDGED + " frames to acknowledge");
            hangUp(context);
        }
    }

    private static void tell(ChannelHandlerContext context, String why) {
        log.warn("{} is hung up on: {}", context.channel().remoteAddress(), why);
    }

    /** Behind the codec's back, which would wait until the client has read everything. */
    private static void hangUp(ChannelHandlerContext context) {
        context.channel().config().setAutoRead(false);
        ChannelHandlerContext codec = context.pipeline().context(NettyPipeline.HttpCodec);
        var _ =
                context.writeAndFlush(new DefaultHttp2GoAwayFrame(Http2Error.ENHANCE_YOUR_CALM))
                        .addListener(_ -> close(codec));
        var _ =
                context.executor()
                        .schedule(() -> close(codec), LAST_WORD_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static void close(ChannelHandlerContext codec) {
        var _ = codec.close();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof Http2FrameStreamException broken) {
            var _ =
                    context.writeAndFlush(
                            new DefaultHttp2ResetFrame(broken.error()).stream(broken.stream()));
        } else if (cause instanceof Http2Exception fatal) {
            tell(context, String.valueOf(fatal.getMessage()));
        } else if (cause instanceof IOException) {
            log.debug("A connection broke off", cause);
        } else {
            context.fireExceptionCaught(cause);
        }
    }
}
