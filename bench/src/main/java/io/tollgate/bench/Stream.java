package io.tollgate.bench;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** One stream under way from the mock, at its order's pace or as fast as it is taken up. */
final class Stream {

    /** Of a stream without pace: else the system would take megabytes of each from the mock. */
    private static final int SEND_BUFFER = 64 * 1024;

    private final long askedMicros = Stamp.nowMicros();
    private final ChannelHandlerContext context;
    private final Replies replies;
    private final Order order;
    private @Nullable Future<?> ticks;
    private int sent;

    Stream(ChannelHandlerContext context, Replies replies, Order order) {
        this.context = context;
        this.replies = replies;
        this.order = order;
    }

    void start() {
        if (order.atOnce()) {
            context.channel().config().setOption(ChannelOption.SO_SNDBUF, SEND_BUFFER);
            takenUp();
        } else {
            tick();
        }
    }

    /**
     * Chunks are due on whole milliseconds: one wake-up serves all streams that are due. A late
     * tick is made up for, as a model that writes at its own pace would.
     */
    private void tick() {
        long period = MILLISECONDS.toNanos(order.delayMillis());
        long first = period - System.nanoTime() % MILLISECONDS.toNanos(1);
        ticks = context.executor().scheduleAtFixedRate(this::send, first, period, NANOSECONDS);
    }

    /** There is room for more. */
    void takenUp() {
        while (order.atOnce() && sent < order.chunks() && context.channel().isWritable()) {
            send();
        }
    }

    private void send() {
        long now = Stamp.nowMicros();
        Stamp stamp = new Stamp(now, now - askedMicros);
        int filling = order.atOnce() ? order.replyBytes() : 0;
        ByteBuf chunk = replies.chunk(sent++).stamped(context.alloc(), stamp, filling);
        context.writeAndFlush(new DefaultHttpContent(chunk));
        if (sent == order.chunks()) {
            end();
            context.writeAndFlush(new DefaultLastHttpContent(replies.tail()));
        }
    }

    void end() {
        if (ticks != null) {
            ticks.cancel(false);
        }
    }
}
