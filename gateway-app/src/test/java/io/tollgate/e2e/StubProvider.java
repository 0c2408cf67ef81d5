package io.tollgate.e2e;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A paid provider's stand-in: records what it receives and replays bytes. */
final class StubProvider implements AutoCloseable {

    /** What was received; {@code closed} completes when the peer hangs up. */
    record Received(
            String method,
            String path,
            Map<String, String> headers,
            byte[] body,
            String protocol,
            CompletableFuture<Void> closed) {

        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** How an answer ends. */
    enum End {
        COMPLETE,
        CUT,
        RESET,
        STALL
    }

    /** An answer. One that stalls and has no pieces does not even send its headers. */
    record Script(
            int status,
            Map<String, String> headers,
            List<byte[]> pieces,
            End end,
            int everyMillis) {

        Script(int status, Map<String, String> headers, List<byte[]> pieces, End end) {
            this(status, headers, pieces, end, 1);
        }

        static Script of(String mediaType, byte[] body) {
            return new Script(200, Map.of("Content-Type", mediaType), List.of(body), End.COMPLETE);
        }

        static Script of(String mediaType, String body) {
            return of(mediaType, body.getBytes(StandardCharsets.UTF_8));
        }

        /** So much time between its pieces. */
        Script every(int millis) {
            return new Script(status, headers, pieces, end, millis);
        }

        Script status(int other) {
            return new Script(other, headers, pieces, end);
        }

        Script header(String name, String value) {
            Map<String, String> more = new TreeMap<>(headers);
            more.put(name, value);
            return new Script(status, more, pieces, end);
        }

        Script ending(End other) {
            return new Script(status, headers, pieces, other);
        }

        /** The same bytes in pieces of this size. */
        Script inPiecesOf(int size) {
            byte[] all = pieces.getFirst();
            List<byte[]> cut = new ArrayList<>();
            for (int at = 0; at < all.length; at += size) {
                cut.add(Arrays.copyOfRange(all, at, Math.min(all.length, at + size)));
            }
            return new Script(status, headers, cut, end);
        }
    }

    private final LoopResources loops = LoopResources.create("stub", 1, true);
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final DisposableServer server;
    private final Set<Channel> connections = ConcurrentHashMap.newKeySet();
    private final Deque<Script> scripts = new ConcurrentLinkedDeque<>();
    private volatile Script script = Script.of("application/json", "{}");

    StubProvider() {
        this(server -> server);
    }

    /** One that is reached otherwise than by plain HTTP. */
    StubProvider(UnaryOperator<HttpServer> more) {
        server =
                more.apply(
                                HttpServer.create()
                                        .host("127.0.0.1")
                                        .port(0)
                                        .runOn(loops)
                                        .handle(this::handle))
                        .bindNow();
    }

    int port() {
        return server.port();
    }

    /** Answers so from now on, and forgets what was received. */
    void answers(Script next) {
        received.clear();
        connections.clear();
        scripts.clear();
        script = next;
    }

    /** Answers so, one after the other; the last one stays. */
    void answersInTurn(Script... turns) {
        answers(turns[turns.length - 1]);
        scripts.addAll(List.of(turns).subList(0, turns.length - 1));
    }

    /** How many connections it was asked on since it answers so. */
    int connections() {
        return connections.size();
    }

    /** How many requests came and were not taken. */
    int count() {
        return received.size();
    }

    /** The next request; fails if none comes. */
    Received received() throws InterruptedException {
        Received next = received.poll(5, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("the provider received nothing");
        }
        return next;
    }

    /** Whether there was another request; it does not wait. */
    boolean receivedMore() {
        return !received.isEmpty();
    }

    private Mono<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        request.withConnection(
                connection -> {
                    connections.add(connection.channel());
                    connection.channel().closeFuture().addListener(_ -> closed.complete(null));
                });
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        request.requestHeaders().forEach(header -> headers.put(header.getKey(), header.getValue()));
        return request.receive()
                .aggregate()
                .asByteArray()
                .defaultIfEmpty(new byte[0])
                .flatMap(
                        body -> {
                            received.add(
                                    new Received(
                                            request.method().name(),
                                            request.uri(),
                                            headers,
                                            body,
                                            request.protocol(),
                                            closed));
                            Script turn = scripts.poll();
                            return play(response, turn == null ? script : turn);
                        });
    }

    private static Mono<Void> play(HttpServerResponse response, Script script) {
        response.status(script.status());
        script.headers().forEach(response::header);
        if (script.end() == End.STALL && script.pieces().isEmpty()) {
            return Mono.never();
        }
        Flux<byte[]> pieces = Flux.fromIterable(script.pieces());
        if (script.pieces().size() > 1) {
            pieces = pieces.delayElements(Duration.ofMillis(script.everyMillis()));
        }
        Mono<Void> rest =
                switch (script.end()) {
                    case COMPLETE -> Mono.empty();
                    case CUT -> broken(response, StubProvider::cut);
                    case RESET -> broken(response, StubProvider::reset);
                    case STALL -> Mono.never();
                };
        return response.send(
                        pieces.map(Unpooled::wrappedBuffer).concatWith(rest.cast(ByteBuf.class)),
                        _ -> true)
                .then();
    }

    /**
     * To complete then could still end the answer as it should be, before the connection closes.
     */
    private static Mono<Void> broken(HttpServerResponse response, Consumer<Connection> how) {
        return Mono.<Void>fromRunnable(() -> response.withConnection(how)).then(Mono.never());
    }

    /** With a linger time of 0, closing sends RST. */
    private static void reset(Connection connection) {
        connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        cut(connection);
    }

    private static void cut(Connection connection) {
        var _ = connection.channel().close();
    }

    @Override
    public void close() {
        server.disposeNow(Duration.ofSeconds(1));
        loops.dispose();
    }
}
