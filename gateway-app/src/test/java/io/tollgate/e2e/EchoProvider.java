package io.tollgate.e2e;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A provider of OpenAI's dialect that says what it was asked with: the model, and behind a blank
 * the header {@code x-snapshot}. Streams take some milliseconds.
 */
final class EchoProvider implements AutoCloseable {

    private static final int PIECES = 5;

    private final LoopResources loops = LoopResources.create("echo", 1, true);
    private final DisposableServer server =
            HttpServer.create()
                    .host("127.0.0.1")
                    .port(0)
                    .runOn(loops)
                    .handle(EchoProvider::handle)
                    .bindNow();

    int port() {
        return server.port();
    }

    private static Mono<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        String snapshot = request.requestHeaders().get("x-snapshot");
        return request.receive()
                .aggregate()
                .asByteArray()
                .map(JsonMapper.shared()::readTree)
                .flatMap(
                        asked ->
                                Mono.from(
                                        answer(
                                                response,
                                                asked,
                                                asked.get("model").asString() + " " + snapshot)));
    }

    private static Publisher<Void> answer(
            HttpServerResponse response, JsonNode asked, String text) {
        return asked.path("stream").asBoolean(false)
                ? response.sse()
                        .sendString(
                                Flux.range(0, PIECES)
                                        .delayElements(Duration.ofMillis(2))
                                        .map(i -> chunk(i == 0 ? text : ""))
                                        .concatWithValues(
                                                chunk("").replace("null", "\"stop\""),
                                                "data: [DONE]\n\n"),
                                StandardCharsets.UTF_8)
                : response.header("Content-Type", "application/json")
                        .sendString(Mono.just(whole(text)));
    }

    private static String chunk(String text) {
        return """
        data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"echo","choices":[{"index":0,"delta":{"content":"%s"},"finish_reason":null}]}

        """
                .formatted(text);
    }

    private static String whole(String text) {
        return """
        {"id":"c","object":"chat.completion","created":1,"model":"echo","choices":[{"index":0,"message":{"role":"assistant","content":"%s"},"finish_reason":"stop"}],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}
        """
                .formatted(text);
    }

    @Override
    public void close() {
        server.disposeNow(Duration.ofSeconds(1));
        loops.dispose();
    }
}
