package io.tollgate.app.demo;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.tollgate.filters.dialect.ChatFace;
import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.ClientDialect;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.wire.MalformedInput;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

/**
 * A provider inside the process, on a loopback port of its own, that speaks one dialect on a real
 * wire. {@code demo/echo} answers with what it was told, {@code demo/story} tells a story, both
 * word by word, counting words as tokens. They call an offered tool when the request demands one or
 * names one. What a message may order besides, to rehearse trouble, is in {@link Rehearsal}.
 */
public final class DemoProvider implements AutoCloseable {

    private static final int MAX_BODY = 4 << 20;

    private final ClientDialect dialect;
    private final LoopResources loops = LoopResources.create("tollgate-demo", 1, true);
    private final DisposableServer server;

    /**
     * Starts the server.
     *
     * @param dialect what it speaks
     */
    public DemoProvider(ClientDialect dialect) {
        this.dialect = dialect;
        this.server =
                HttpServer.create()
                        .host("127.0.0.1")
                        .port(0)
                        .runOn(loops)
                        .handle(this::handle)
                        .bindNow();
    }

    /** The names of its models. */
    public List<String> models() {
        return DemoModels.NAMES;
    }

    /** Where it listens, as its dialect's base URL is written. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.port() + "/v1");
    }

    @Override
    public void close() {
        server.disposeNow(Duration.ofSeconds(1));
        loops.dispose();
    }

    private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        Stamp stamp = new Stamp(UUID.randomUUID().toString().replace("-", ""), Instant.now());
        return request.receive()
                .aggregate()
                .asByteArray()
                .defaultIfEmpty(new byte[0])
                .flatMap(body -> answer(request, response, body, stamp))
                .onErrorResume(thrown -> Mono.from(fault(response, thrown, stamp)));
    }

    private Mono<Void> answer(
            HttpServerRequest request, HttpServerResponse response, byte[] body, Stamp stamp) {
        if (body.length > MAX_BODY) {
            throw new GatewayException(Kind.REQUEST_TOO_LARGE, "The simulated provider is small.");
        }
        ChatFace face = face(request.uri());
        ChatRequest asked = face.reader().read(body, new Losses());
        Rehearsal rehearsal = Rehearsal.in(DemoModels.lastWords(asked));
        Mono<Void> answer =
                Mono.defer(() -> new DemoAnswer(face, asked, rehearsal, stamp).send(response));
        return rehearsal.stall().isZero() ? answer : Mono.delay(rehearsal.stall()).then(answer);
    }

    private ChatFace face(String uri) {
        return dialect.faces().stream()
                .filter(face -> face.path().equals(uri))
                .filter(ChatFace.class::isInstance)
                .map(ChatFace.class::cast)
                .findFirst()
                .orElseThrow(
                        () -> new GatewayException(Kind.NOT_FOUND, "There is no " + uri + "."));
    }

    private Publisher<Void> fault(HttpServerResponse response, Throwable thrown, Stamp stamp) {
        GatewayError error =
                switch (thrown) {
                    case GatewayException e -> e.error();
                    case OrderedFailure e ->
                            GatewayError.of(Kind.ofStatus(e.status()), e.getMessage());
                    case MalformedInput e -> GatewayError.of(Kind.INVALID_REQUEST, e.getMessage());
                    default -> GatewayError.of(Kind.INTERNAL, thrown.toString());
                };
        int status =
                thrown instanceof OrderedFailure failure ? failure.status() : dialect.status(error);
        return response.status(status)
                .header(HttpHeaderNames.CONTENT_TYPE, "application/json")
                .sendByteArray(Mono.just(dialect.writeError(error, stamp)));
    }
}
