package io.tollgate.nodes;

import io.tollgate.nodes.Speaker.Wish;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A client that keeps account of what it heard. */
final class Listener {

    private final HttpClient http =
            HttpClient.newBuilder().executor(Executors.newVirtualThreadPerTaskExecutor()).build();

    /**
     * What was heard.
     *
     * @param requestId null if not even the answer's head came
     * @param status 0 if not even the answer's head came
     * @param whole whether it was heard to its end
     * @param text of an answer that is no 200
     */
    record Heard(
            Wish wish,
            @Nullable String requestId,
            int status,
            int words,
            boolean whole,
            String text) {}

    /** Asks, and listens until it is over, one way or another. */
    Heard listen(String url, String key, Wish wish, boolean stream) {
        HttpRequest request = request(url, key, wish, stream);
        HttpResponse<Stream<String>> response;
        try {
            response = http.send(request, BodyHandlers.ofLines());
        } catch (IOException _) {
            return new Heard(wish, null, 0, 0, false, "");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        String requestId = response.headers().firstValue("x-tollgate-request-id").orElse(null);
        return heard(wish, requestId, response);
    }

    private static HttpRequest request(String url, String key, Wish wish, boolean stream) {
        String body =
                """
                {"model":"m","max_tokens":%d,"stream":%s,"messages":[{"role":"user","content":"%s"}]}
                """
                        .formatted(wish.words(), stream, wish.prompt());
        return HttpRequest.newBuilder(URI.create(url + "/v1/chat/completions"))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + key)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static Heard heard(
            Wish wish, @Nullable String requestId, HttpResponse<Stream<String>> response) {
        AtomicInteger words = new AtomicInteger();
        StringBuilder rest = new StringBuilder();
        boolean ended = true;
        try (Stream<String> lines = response.body()) {
            lines.forEach(
                    line -> {
                        if (line.contains("\"content\":\"word \"")) {
                            words.incrementAndGet();
                        } else {
                            rest.append(line).append('\n');
                        }
                    });
        } catch (UncheckedIOException _) {
            ended = false;
        }
        boolean whole =
                ended
                        && response.statusCode() == 200
                        && (rest.indexOf("[DONE]") >= 0 || rest.indexOf("\"usage\"") >= 0)
                        && rest.indexOf("\"error\"") < 0;
        return new Heard(
                wish, requestId, response.statusCode(), words.get(), whole, rest.toString());
    }
}
