package io.tollgate.e2e;

import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.WebsocketServerSpec;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;

/** A provider that is talked to through a WebSocket, and says what it heard. */
final class SocketProvider implements AutoCloseable {

    /** A connection; {@code closed} completes with the status of its close frame. */
    record Opened(String uri, Map<String, String> headers, CompletableFuture<Integer> closed) {}

    private final BlockingQueue<Opened> opened = new LinkedBlockingQueue<>();
    private final DisposableServer server =
            HttpServer.create().host("127.0.0.1").port(0).handle(this::handle).bindNow();

    int port() {
        return server.port();
    }

    Opened opened() throws InterruptedException {
        Opened next = opened.poll(5, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nobody opened a socket");
        }
        return next;
    }

    private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        request.requestHeaders().forEach(header -> headers.put(header.getKey(), header.getValue()));
        Opened socket = new Opened(request.uri(), headers, new CompletableFuture<>());
        opened.add(socket);
        return response.sendWebsocket(
                (in, out) -> talk(socket, in, out),
                WebsocketServerSpec.builder()
                        .protocols("realtime")
                        .maxFramePayloadLength(1 << 20)
                        .build());
    }

    private static Publisher<Void> talk(Opened socket, WebsocketInbound in, WebsocketOutbound out) {
        Mono<Void> closed =
                in.receiveCloseStatus()
                        .doOnNext(status -> socket.closed().complete(status.code()))
                        .then();
        return out.sendObject(in.receiveFrames().map(SocketProvider::heard)).then(closed);
    }

    private static WebSocketFrame heard(WebSocketFrame frame) {
        return switch (frame) {
            case TextWebSocketFrame text -> new TextWebSocketFrame("heard " + text.text());
            case BinaryWebSocketFrame binary ->
                    new TextWebSocketFrame(binary.content().readableBytes() + " bytes");
            default -> throw new AssertionError("unexpected " + frame);
        };
    }

    @Override
    public void close() {
        server.disposeNow(Duration.ofSeconds(1));
    }
}
