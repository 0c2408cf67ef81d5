package io.tollgate.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A provider that lists its models, answers calls to any, and remembers for which it was asked. */
final class ListingProvider implements AutoCloseable {

    private final HttpServer server;
    private final AtomicInteger lists = new AtomicInteger();
    private volatile List<String> models;
    private volatile int status = 200;
    private volatile @Nullable String asked;
    private volatile @Nullable String authorization;

    ListingProvider(String... models) {
        this.models = List.of(models);
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/models", this::list);
        server.createContext("/v1/chat/completions", this::chat);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    void lists(String... now) {
        models = List.of(now);
    }

    /** Whether it lists any, from now on. */
    void answersLists(int withStatus) {
        status = withStatus;
    }

    /** How often it was asked for its list. */
    int asks() {
        return lists.get();
    }

    /** The model of the last call. */
    @Nullable String asked() {
        return asked;
    }

    /** With which key it was last asked for its list. */
    @Nullable String authorization() {
        return authorization;
    }

    private void list(HttpExchange exchange) throws IOException {
        lists.incrementAndGet();
        authorization = exchange.getRequestHeaders().getFirst("Authorization");
        answer(
                exchange,
                status,
                status == 200
                        ? models.stream()
                                .map("{\"id\":\"%s\",\"object\":\"model\"}"::formatted)
                                .collect(
                                        Collectors.joining(
                                                ",", "{\"object\":\"list\",\"data\":[", "]}"))
                        : "{\"error\":{\"message\":\"no list for %s\"}}".formatted(authorization));
    }

    private void chat(HttpExchange exchange) throws IOException {
        asked =
                JsonMapper.shared()
                        .readTree(exchange.getRequestBody().readAllBytes())
                        .path("model")
                        .asString();
        answer(exchange, 200, new String(Stage.wire("openai-text.json"), StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
