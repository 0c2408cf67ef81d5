package io.tollgate.nodes;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
 * A provider of OpenAI's dialect that says as many words as it is asked for, one token each, and
 * keeps account of it.
 */
final class Speaker implements AutoCloseable {

    /** What a prompt is said to have had. */
    static final int PROMPT_TOKENS = 10;

    private static final Pattern WISH = Pattern.compile("(\\S+) says (\\d+) every (\\d+) ms");

    private final LoopResources loops = LoopResources.create("speaker", 1, true);
    private final Map<String, Integer> said = new ConcurrentHashMap<>();
    private final DisposableServer server =
            HttpServer.create()
                    .host("127.0.0.1")
                    .port(0)
                    .runOn(loops)
                    .handle(this::handle)
                    .bindNow();

    /** Something to say: a prompt's text, which the provider understands. */
    record Wish(String name, int words, int everyMillis) {

        private static Wish of(JsonNode asked) {
            String prompt = asked.at("/messages/0/content").asString();
            Matcher matcher = WISH.matcher(prompt);
            if (!matcher.find()) {
                throw new IllegalArgumentException(prompt);
            }
            return new Wish(
                    matcher.group(1),
                    Integer.parseInt(matcher.group(2)),
                    Integer.parseInt(matcher.group(3)));
        }

        String prompt() {
            return "%s says %d every %d ms".formatted(name, words, everyMillis);
        }

        private Duration pace() {
            return Duration.ofMillis(everyMillis);
        }
    }

    int port() {
        return server.port();
    }

    /** How many words were said to whom; 0 for somebody whose whole answer was not sent. */
    Map<String, Integer> said() {
        return said;
    }

    private Mono<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        return request.receive()
                .aggregate()
                .asByteArray()
                .map(JsonMapper.shared()::readTree)
                .flatMap(asked -> Mono.from(answer(response, asked)));
    }

    private Publisher<Void> answer(HttpServerResponse response, JsonNode asked) {
        Wish wish = Wish.of(asked);
        said.putIfAbsent(wish.name(), 0);
        return asked.path("stream").asBoolean(false)
                ? response.sse().send(bytes(stream(wish)), _ -> true)
                : response.header("Content-Type", "application/json").send(bytes(whole(wish)));
    }

    private static Flux<ByteBuf> bytes(Publisher<String> text) {
        return Flux.from(text)
                .map(piece -> Unpooled.wrappedBuffer(piece.getBytes(StandardCharsets.UTF_8)));
    }

    private Flux<String> stream(Wish wish) {
        return Flux.range(0, wish.words())
                .delayElements(wish.pace())
                .map(_ -> word(wish))
                .concatWithValues(chunk("{}", "\"stop\"") + lastChunk(wish.words()));
    }

    private String word(Wish wish) {
        said.merge(wish.name(), 1, Integer::sum);
        return chunk("{\"content\":\"word \"}", "null");
    }

    private Mono<String> whole(Wish wish) {
        return Mono.delay(wish.pace())
                .map(
                        _ -> {
                            said.put(wish.name(), wish.words());
                            return """
                            {"id":"c","object":"chat.completion","created":1,"model":"speaker","choices":[{"index":0,"message":{"role":"assistant","content":"%s"},"finish_reason":"stop"}],"usage":%s}
                            """
                                    .formatted("word ".repeat(wish.words()), usage(wish.words()));
                        });
    }

    private static String chunk(String delta, String finish) {
        return """
        data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"speaker","choices":[{"index":0,"delta":%s,"finish_reason":%s}]}

        """
                .formatted(delta, finish);
    }

    private static String lastChunk(int words) {
        return """
        data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"speaker","choices":[],"usage":%s}

        data: [DONE]

        """
                .formatted(usage(words));
    }

    private static String usage(int words) {
        return """
        {"prompt_tokens":%d,"completion_tokens":%d,"total_tokens":%d}"""
                .formatted(PROMPT_TOKENS, words, PROMPT_TOKENS + words);
    }

    @Override
    public void close() {
        server.disposeNow(Duration.ofSeconds(1));
        loops.dispose();
    }
}
