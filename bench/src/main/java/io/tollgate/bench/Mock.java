package io.tollgate.bench;

import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_LENGTH;
import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_TYPE;
import static io.netty.handler.codec.http.HttpHeaderNames.TRANSFER_ENCODING;
import static io.netty.handler.codec.http.HttpVersion.HTTP_1_1;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The upstream: answers in three dialects, at once, with bytes made beforehand. */
final class Mock extends SimpleChannelInboundHandler<FullHttpRequest> {

    private static final int MAX_REQUEST_BYTES = 1 << 20;
    private static final Map<Dialect, Replies> REPLIES = new EnumMap<>(Dialect.class);

    private @Nullable Stream stream;

    /** Serves on a port of its own choosing, which it prints, until its standard input ends. */
    static void run() throws IOException, InterruptedException {
        for (Dialect dialect : Dialect.values()) {
            REPLIES.put(dialect, Replies.of(dialect));
        }
        try (EventLoopGroup loop = Transport.oneLoop()) {
            Channel channel =
                    new ServerBootstrap()
                            .group(loop)
                            .channel(Transport.server())
                            .option(ChannelOption.SO_BACKLOG, 4096)
                            .childOption(ChannelOption.TCP_NODELAY, true)
                            .childHandler(
                                    new ChannelInitializer<>() {
                                        @Override
                                        protected void initChannel(Channel child) {
                                            child.pipeline()
                                                    .addLast(
                                                            new HttpServerCodec(),
                                                            new HttpObjectAggregator(
                                                                    MAX_REQUEST_BYTES),
                                                            new Mock());
                                        }
                                    })
                            .bind(InetAddress.getLoopbackAddress(), 0)
                            .sync()
                            .channel();
            System.out.println(((InetSocketAddress) channel.localAddress()).getPort());
            while (System.in.read() >= 0) {}
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        if (!request.uri().startsWith("/v1/") && !request.uri().startsWith("/api/chat")) {
            send(context, HttpResponseStatus.NOT_FOUND, Unpooled.EMPTY_BUFFER);
            return;
        }
        Dialect dialect = Dialect.ofPath(request.uri());
        Replies replies = REPLIES.get(dialect);
        String body = request.content().toString(ISO_8859_1);
        Order order = Order.in(body);
        if (streamed(dialect, body)) {
            startStream(context, dialect, replies, order);
        } else {
            send(context, HttpResponseStatus.OK, replies.whole(order.replyBytes()));
        }
    }

    /** Ollama streams unless told not to, the others only when told to. */
    private static boolean streamed(Dialect dialect, String body) {
        return dialect == Dialect.OLLAMA
                ? !body.contains("\"stream\":false") && !body.contains("\"stream\": false")
                : body.contains("\"stream\":true") || body.contains("\"stream\": true");
    }

    private static void send(
            ChannelHandlerContext context, HttpResponseStatus status, ByteBuf body) {
        HttpResponse response = new DefaultFullHttpResponse(HTTP_1_1, status, body);
        response.headers()
                .set(CONTENT_TYPE, "application/json")
                .set(CONTENT_LENGTH, body.readableBytes());
        context.writeAndFlush(response);
    }

    private void startStream(
            ChannelHandlerContext context, Dialect dialect, Replies replies, Order order) {
        HttpResponse response = new DefaultHttpResponse(HTTP_1_1, HttpResponseStatus.OK);
        String type =
                dialect == Dialect.OLLAMA
                        ? "application/x-ndjson"
                        : "text/event-stream; charset=utf-8";
        response.headers().set(CONTENT_TYPE, type).set(TRANSFER_ENCODING, "chunked");
        context.write(response);
        context.writeAndFlush(new DefaultHttpContent(replies.head()));
        stream = new Stream(context, replies, order);
        stream.start();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (stream != null) {
            context.executor().execute(stream::takenUp); // not within the write that made room
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (stream != null) {
            stream.end();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        ByteBuf reason = ByteBufUtil.writeUtf8(context.alloc(), String.valueOf(cause.getMessage()));
        send(context, HttpResponseStatus.BAD_REQUEST, reason);
        context.close();
    }
}
