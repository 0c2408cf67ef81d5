package io.tollgate.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Requests that no SDK would send. */
final class PlainHttp {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** The faces that a chat goes to, by dialect. */
    static String path(String dialect) {
        return switch (dialect) {
            case "openai" -> "/v1/chat/completions";
            case "anthropic" -> "/v1/messages";
            default -> "/api/chat";
        };
    }

    private PlainHttp() {}

    static HttpResponse<byte[]> post(String path, byte[] body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(Stage.GATEWAY.url() + path))
                        .timeout(Duration.ofSeconds(5))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (!List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /** Posts JSON to another gateway than the shared one. */
    static HttpResponse<byte[]> postTo(String url, String body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url))
                        .timeout(Duration.ofSeconds(10))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /** Gets from another gateway than the shared one. */
    static HttpResponse<byte[]> getFrom(String url, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).GET();
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    static HttpResponse<byte[]> post(String path, String body, String... headers) {
        return post(path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    static HttpResponse<byte[]> get(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(Stage.GATEWAY.url() + path)).GET();
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    private static HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** A chat to a model, in the words that all three dialects share. */
    static String chat(String model, boolean stream) {
        return """
        {"model":"%s","max_tokens":50,"stream":%s,"messages":[{"role":"user","content":"hi"}]}
        """
                .formatted(model, stream);
    }
}
