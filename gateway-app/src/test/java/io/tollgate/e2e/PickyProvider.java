package io.tollgate.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Mistral, DeepSeek and Groq in one server, each under its own path: they refuse what the real ones
 * refuse, and answer in their shapes.
 */
final class PickyProvider implements AutoCloseable {

    private record Vendor(PickyRules rules, PickyAnswers answers) {}

    private static final Map<String, Vendor> VENDORS =
            Map.of(
                    "/mistral/v1",
                            new Vendor(
                                    PickyRules::ofMistral, new PickyAnswers("mistral-large-2512")),
                    "/deepseek",
                            new Vendor(PickyRules::ofDeepSeek, new PickyAnswers("deepseek-v4-pro")),
                    "/groq/openai/v1",
                            new Vendor(
                                    PickyRules::ofGroq, new PickyAnswers("openai/gpt-oss-120b")));

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final Map<String, JsonNode> asked = new ConcurrentHashMap<>();

    PickyProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(threads);
        VENDORS.forEach(
                (path, vendor) ->
                        server.createContext(
                                path + "/chat/completions",
                                exchange -> handle(exchange, path, vendor)));
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** What was asked last, at this path. */
    JsonNode asked(String path) {
        return asked.get(path);
    }

    private void handle(HttpExchange exchange, String path, Vendor vendor) throws IOException {
        JsonNode request = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
        asked.put(path, request);
        String complaint = vendor.rules().complaint(request);
        boolean stream = request.path("stream").asBoolean(false);
        if (complaint != null) {
            send(exchange, 400, "application/json", complaint);
        } else {
            send(
                    exchange,
                    200,
                    stream ? "text/event-stream" : "application/json",
                    vendor.answers().to(request, stream));
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String body)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
