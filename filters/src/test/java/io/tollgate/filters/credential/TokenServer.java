package io.tollgate.filters.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Stands in for who gives out tokens: keeps what it was asked, and answers as it is told. */
public final class TokenServer implements AutoCloseable {

    /**
     * What it was asked.
     *
     * @param query of the URL, decoded
     * @param form of the body, decoded; empty if it is no form
     */
    public record Asked(
            String method,
            String path,
            Map<String, String> query,
            Map<String, String> headers,
            Map<String, String> form,
            String body) {}

    /** What it answers: JSON. */
    public record Told(int status, String json) {}

    private final HttpServer server;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile Function<Asked, Told> answers = _ -> new Told(200, "{}");

    public TokenServer() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    public void answers(Function<Asked, Told> next) {
        answers = next;
    }

    public List<Asked> asked() {
        return asked;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name, values.getFirst()));
            boolean form = headers.getOrDefault("content-type", "").contains("urlencoded");
            Asked now =
                    new Asked(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().getPath(),
                            pairs(exchange.getRequestURI().getRawQuery()),
                            headers,
                            pairs(form ? body : null),
                            body);
            asked.add(now);
            Told told = answers.apply(now);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Metadata-Flavor", "Google");
            byte[] answer = told.json().getBytes(UTF_8);
            exchange.sendResponseHeaders(told.status(), answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private static Map<String, String> pairs(String encoded) {
        Map<String, String> pairs = new HashMap<>();
        if (encoded != null) {
            for (String pair : encoded.split("&")) {
                String[] parts = pair.split("=", 2);
                pairs.put(
                        URLDecoder.decode(parts[0], UTF_8),
                        parts.length < 2 ? "" : URLDecoder.decode(parts[1], UTF_8));
            }
        }
        return pairs;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
