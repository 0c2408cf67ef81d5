package io.tollgate.app.oidc;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;
import reactor.core.publisher.Mono;

/**
 * Talks to identity providers: without blocking, for so long, no more than so many bytes, and never
 * anywhere that an answer points to.
 */
final class BoundedHttp implements AutoCloseable {

    private static final int LONGEST_ANSWER = 256 * 1024;

    /** Made when it is needed: it brings a thread and all of TLS with it. */
    private final SingletonSupplier<HttpClient> http =
            SingletonSupplier.of(
                    () ->
                            HttpClient.newBuilder()
                                    .version(HttpClient.Version.HTTP_1_1)
                                    .followRedirects(HttpClient.Redirect.NEVER)
                                    .build());

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

    /** What is answered in time, whatever its status; the request is given up after that. */
    Mono<HttpResponse<String>> send(HttpRequest.Builder request, Duration patience) {
        HttpRequest built = request.build();
        return Mono.fromFuture(() -> outcome(built, patience)).flatMap(Outcome::toMono);
    }

    private CompletableFuture<Outcome> outcome(HttpRequest request, Duration patience) {
        CompletableFuture<HttpResponse<String>> sent =
                http.obtain()
                        .sendAsync(
                                request,
                                BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER));
        return sent.copy()
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .handle(
                        (response, failure) -> {
                            sent.cancel(true);
                            return new Outcome(response, failure);
                        });
    }

    /** A failure is a value here, so that one that nobody waits for any more is not an error. */
    private record Outcome(@Nullable HttpResponse<String> response, @Nullable Throwable failure) {

        Mono<HttpResponse<String>> toMono() {
            if (response != null) {
                return Mono.just(response);
            }
            return Mono.error(
                    failure instanceof CompletionException && failure.getCause() != null
                            ? failure.getCause()
                            : new IOException("no answer in time", failure));
        }
    }

    @Override
    public void close() {
        http.obtain().shutdownNow();
    }
}
