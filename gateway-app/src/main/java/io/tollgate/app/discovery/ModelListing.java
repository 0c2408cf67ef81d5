package io.tollgate.app.discovery;

import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.upstream.Provider;
import io.tollgate.filters.upstream.Secret;
import io.tollgate.filters.wire.MalformedInput;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** Asks a provider for its models, within three seconds and four megabytes. */
final class ModelListing {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final int MAX_BYTES = 4 << 20;

    /** The provider did not give a list; the message says why, without a secret. */
    static final class NoAnswer extends Exception {
        NoAnswer(String message) {
            super(message);
        }

        NoAnswer(String message, Throwable cause) {
            super(message, cause);
        }
    }

    List<String> ask(Provider provider) throws NoAnswer {
        ProviderDialect dialect = provider.dialect();
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
            HttpResponse<InputStream> response =
                    client.send(request(provider), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != 200) {
                    throw new NoAnswer("HTTP " + response.statusCode());
                }
                return dialect.readModels(body.readNBytes(MAX_BYTES));
            }
        } catch (IOException | MalformedInput e) {
            throw new NoAnswer(e.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswer("interrupted", e);
        }
    }

    private static HttpRequest request(Provider provider) {
        ProviderDialect dialect = provider.dialect();
        Secret key = provider.apiKeys().isEmpty() ? null : provider.apiKeys().getFirst();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(provider.baseUrl() + dialect.modelsPath()))
                        .timeout(TIMEOUT);
        dialect.headers(key == null ? null : key.reveal()).forEach(request::header);
        return request.build();
    }
}
