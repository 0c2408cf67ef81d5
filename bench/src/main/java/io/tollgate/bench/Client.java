package io.tollgate.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;

/** One connection: asks, verifies the reply, asks again. */
final class Client extends SimpleChannelInboundHandler<HttpObject> {

    private static final int SHOWN_OF_A_WRONG_REPLY = 300;

    private final Job job;
    private final ByteBuf request;
    private final ByteBuf terminator;
    private final Tally tally;
    private final long firstAfterMillis;
    private final ByteBuf reply = Unpooled.buffer(8192);
    private int status;
    private int marks;
    private boolean waiting;

    Client(Job job, ByteBuf request, Tally tally, long firstAfterMillis) {
        this.job = job;
        this.request = request;
        this.terminator = Unpooled.copiedBuffer(job.terminator(), UTF_8);
        this.tally = tally;
        this.firstAfterMillis = firstAfterMillis;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        tally.open++;
        context.executor().schedule(() -> ask(context), firstAfterMillis, MILLISECONDS);
    }

    private void ask(ChannelHandlerContext context) {
        if (tally.ending) {
            context.close();
            return;
        }
        reply.clear();
        marks = 0;
        waiting = true;
        context.writeAndFlush(request.duplicate());
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        if (part instanceof HttpResponse response) {
            status = response.status().code();
        }
        if (part instanceof HttpContent content) {
            take(content.content());
        }
        if (part.decoderResult().isFailure()) {
            tally.error("not HTTP: " + part.decoderResult().cause());
            waiting = false;
            context.close();
        } else if (part instanceof LastHttpContent) {
            waiting = false;
            verify();
            ask(context);
        }
    }

    private void take(ByteBuf bytes) {
        int before = marks;
        bytes.forEachByte(
                octet -> {
                    marks += octet == Replies.MARK ? 1 : 0;
                    return true;
                });
        tally.marks += marks - before;
        reply.writeBytes(bytes);
    }

    private void verify() {
        boolean whole =
                status == 200
                        && marks == job.marks()
                        && reply.readableBytes() >= job.minBytes()
                        && ByteBufUtil.indexOf(terminator, reply) >= 0;
        if (whole) {
            tally.replies++;
            return;
        }
        int shown = Math.min(SHOWN_OF_A_WRONG_REPLY, reply.readableBytes());
        tally.error(
                "status "
                        + status
                        + ", "
                        + marks
                        + " of "
                        + job.marks()
                        + " marks, "
                        + reply.readableBytes()
                        + " bytes: "
                        + reply.toString(0, shown, UTF_8));
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        tally.open--;
        if (waiting) {
            tally.error("closed within a reply, after " + marks + " of " + job.marks() + " marks");
        } else if (!tally.ending) {
            tally.error("closed between two requests");
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        tally.error(String.valueOf(cause));
        waiting = false;
        context.close();
    }
}
