package io.tollgate.app.oidc;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * Talks to identity providers: without blocking, for so long, no more than so many bytes, and never
 * anywhere that an answer points to.
 */
final class BoundedHttp implements AutoCloseable {

    private static final int LONGEST_ANSWER = 256 * 1024;

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    /**
     * What stands at a URL.
     *
     * @return fails with an {@link IOException} unless it is answered with 200 in time
     */
    Mono<String> get(URI url, Duration patience) {
        return send(HttpRequest.newBuilder(url).header("Accept", "application/json"), patience)
                .handle(
                        (response, sink) -> {
                            if (response.statusCode() == 200) {
                                sink.next(response.body());
                            } else {
                                sink.error(
                                        new IOException("answered with " + response.statusCode()));
                            }
                        });
    }

    Mono<HttpResponse<String>> send(HttpRequest.Builder request, Duration patience) {
        HttpRequest bounded = request.timeout(patience).build();
        return Mono.fromFuture(
                        () ->
                                http.sendAsync(
                                        bounded,
                                        BodyHandlers.limiting(
                                                BodyHandlers.ofString(), LONGEST_ANSWER)))
                .timeout(patience);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
