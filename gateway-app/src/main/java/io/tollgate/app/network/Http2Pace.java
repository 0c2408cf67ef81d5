package io.tollgate.app.network;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameStream;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.handler.codec.http2.Http2StreamFrame;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@link RequestPace} is for HTTP/1.1: a body that takes longer than half a minute has to come
 * at 1 KiB a second, or its stream is reset. A clock runs only while there are bodies to come.
 */
final class Http2Pace extends ChannelInboundHandlerAdapter {

    private static final Logger log = LoggerFactory.getLogger(Http2Pace.class);

    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final long LEAST_IN_WINDOW = WINDOW.toSeconds() * 1_024;
    private static final int WINDOWS_OF_GRACE = 3;

    /** A body on its way. */
    private static final class Body {
        private int windows;
        private long received;
    }

    private final Map<Http2FrameStream, Body> bodies = new HashMap<>();
    private @Nullable ScheduledFuture<?> clock;

    @Override
    public void channelRead(ChannelHandlerContext context, Object frame) {
        if (frame instanceof Http2StreamFrame ofStream && ofStream.stream() != null) {
            see(context, ofStream, Objects.requireNonNull(ofStream.stream()));
        }
        context.fireChannelRead(frame);
    }

    private void see(
            ChannelHandlerContext context, Http2StreamFrame frame, Http2FrameStream stream) {
        switch (frame) {
            case Http2HeadersFrame headers when headers.isEndStream() -> bodies.remove(stream);
            case Http2HeadersFrame _ -> {
                bodies.putIfAbsent(stream, new Body());
                run(context);
            }
            case Http2DataFrame data when data.isEndStream() -> bodies.remove(stream);
            case Http2DataFrame data -> {
                Body body = bodies.get(stream);
                if (body != null) {
                    body.received += data.initialFlowControlledBytes();
                }
            }
            case Http2ResetFrame _ -> bodies.remove(stream);
            default -> {}
        }
    }

    private void run(ChannelHandlerContext context) {
        if (clock == null) {
            clock =
                    context.executor()
                            .schedule(
                                    () -> look(context), WINDOW.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void look(ChannelHandlerContext context) {
        clock = null;
        for (Iterator<Map.Entry<Http2FrameStream, Body>> all = bodies.entrySet().iterator();
                all.hasNext(); ) {
            Map.Entry<Http2FrameStream, Body> entry = all.next();
            Body body = entry.getValue();
            if (++body.windows > WINDOWS_OF_GRACE && body.received < LEAST_IN_WINDOW) {
                all.remove();
                reset(context, entry.getKey());
            } else if (body.windows >= WINDOWS_OF_GRACE) {
                body.received = 0;
            }
        }
        if (!bodies.isEmpty()) {
            run(context);
        }
    }

    private static void reset(ChannelHandlerContext context, Http2FrameStream stream) {
        log.debug("{} sends a body too slowly", context.channel().remoteAddress());
        var _ =
                context.writeAndFlush(
                        new DefaultHttp2ResetFrame(Http2Error.ENHANCE_YOUR_CALM).stream(stream));
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (clock != null) {
            clock.cancel(false);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        bodies.clear();
        context.fireChannelInactive();
    }
}
