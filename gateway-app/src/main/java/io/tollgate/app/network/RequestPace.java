package io.tollgate.app.network;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.netty.NettyPipeline;

/**
 * Hangs up on whoever keeps a connection of HTTP/1.1 busy by sending a request ever so slowly: a
 * few thousand of those would leave nobody else a connection. A head has to be there in 15 seconds;
 * a body that takes longer than 30 has to come at 1 KiB a second. Requests that come in one piece,
 * as nearly all do, start no clock.
 */
final class RequestPace extends ChannelDuplexHandler {

    private static final String NAME = "tollgate.pace";
    private static final Logger log = LoggerFactory.getLogger(RequestPace.class);

    private static final Duration HEAD = Duration.ofSeconds(15);
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final long LEAST_IN_WINDOW = WINDOW.toSeconds() * 1_024;

    private enum Awaited {
        HEAD,
        BODY
    }

    private Awaited awaited = Awaited.HEAD;
    private boolean answering;
    private boolean progress;
    private long received;
    private @Nullable ScheduledFuture<?> deadline;

    /** Behind the codec of a connection that speaks HTTP/1.1 as far as is known. */
    static void install(ChannelPipeline pipeline) {
        if (pipeline.get(NettyPipeline.HttpCodec) != null && pipeline.get(NAME) == null) {
            pipeline.addAfter(NettyPipeline.HttpCodec, NAME, new RequestPace());
        }
    }

    /** From a connection that turns out to speak HTTP/2. */
    static void remove(ChannelPipeline pipeline) {
        if (pipeline.get(NAME) != null) {
            pipeline.remove(NAME);
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        if (context.channel().isActive()) {
            within(HEAD, context);
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        within(HEAD, context);
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        progress = true;
        if (message instanceof HttpRequest) {
            settled();
            awaited = Awaited.BODY;
            answering = true;
            received = 0;
        }
        if (message instanceof HttpContent content) {
            received += content.content().readableBytes();
        }
        if (message instanceof LastHttpContent) {
            settled();
            awaited = Awaited.HEAD;
        }
        context.fireChannelRead(message);
    }

    /** What was read did not complete what is awaited: from now on a clock runs. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (deadline == null && (awaited == Awaited.BODY || !progress)) {
            within(awaited == Awaited.BODY ? GRACE : HEAD, context);
        }
        progress = false;
        context.fireChannelReadComplete();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof LastHttpContent) {
            answering = false;
        }
        var _ = context.write(message, promise);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        settled();
        context.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        settled();
    }

    private void within(Duration time, ChannelHandlerContext context) {
        settled();
        long before = received;
        deadline =
                context.executor()
                        .schedule(
                                () -> late(context, before),
                                time.toMillis(),
                                TimeUnit.MILLISECONDS);
    }

    private void settled() {
        ScheduledFuture<?> running = deadline;
        if (running != null) {
            running.cancel(false);
            deadline = null;
        }
    }

    private void late(ChannelHandlerContext context, long before) {
        deadline = null;
        boolean goesOn =
                awaited == Awaited.HEAD
                        ? answering
                        : received - before >= LEAST_IN_WINDOW
                                || !context.channel().config().isAutoRead();
        if (goesOn) {
            within(WINDOW, context);
        } else {
            log.debug("{} sends too slowly: {}", context.channel().remoteAddress(), awaited);
            var _ = context.close();
        }
    }
}
