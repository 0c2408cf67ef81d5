package io.tollgate.bench;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** One connection: asks, verifies the reply, asks again; a slow one asks once and reads on. */
final class Client extends SimpleChannelInboundHandler<HttpObject> {

    private final Job job;
    private final ByteBuf request;
    private final Tally tally;
    private final Reply reply;
    private @Nullable Future<?> sips;
    private boolean waiting;

    Client(Job job, ByteBuf request, Tally tally) {
        this.job = job;
        this.request = request;
        this.tally = tally;
        this.reply = new Reply(job, tally.arrivals);
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        tally.open++;
        ask(context);
        if (job.readsSlowly()) {
            sips = context.executor().scheduleAtFixedRate(() -> sip(context), 1, 1, SECONDS);
        }
    }

    private void ask(ChannelHandlerContext context) {
        if (tally.ending) {
            context.close();
            return;
        }
        reply.expect();
        waiting = true;
        context.writeAndFlush(request.duplicate());
    }

    /** One read, which the channel's allocator bounds. */
    private void sip(ChannelHandlerContext context) {
        if (tally.ending && context.channel().isActive()) {
            endSlowly(context);
        } else {
            context.read();
        }
    }

    private void endSlowly(ChannelHandlerContext context) {
        waiting = false;
        if (reply.isRight() && reply.hasBegun()) {
            tally.replies++;
        } else {
            tally.error(reply.toString());
        }
        context.close();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        if (part instanceof HttpResponse response) {
            reply.status(response.status().code());
        }
        if (part instanceof HttpContent content) {
            tally.marks += reply.take(content.content());
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

    private void verify() {
        if (reply.isWhole()) {
            tally.replies++;
        } else {
            tally.error(reply.toString());
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        tally.open--;
        if (sips != null) {
            sips.cancel(false);
        }
        if (waiting) {
            tally.error("closed within a reply: " + reply);
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
