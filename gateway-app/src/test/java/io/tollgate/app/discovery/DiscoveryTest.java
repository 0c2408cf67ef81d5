package io.tollgate.app.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.tollgate.app.discovery.Discovery.Candidate;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.dialect.ollama.OllamaProvider;
import io.tollgate.filters.dialect.openai.OpenAiProvider;
import io.tollgate.filters.upstream.Pool;
import io.tollgate.filters.upstream.Provider;
import io.tollgate.filters.upstream.Secret;
import io.tollgate.filters.upstream.Timeouts;
import io.tollgate.filters.upstream.Upstreams;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DiscoveryTest {

    private final AtomicReference<String> authorization = new AtomicReference<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void anOllamaThatAnswersIsServedByItsModelsNames() {
        answer("/api/tags", 200, "{\"models\":[{\"name\":\"llama3.1:8b\"},{\"name\":\"qwen3\"}]}");

        Upstreams found = find(new OllamaProvider(), url(""), null, List.of());

        assertThat(found.models())
                .extracting(model -> model.pattern().toString())
                .containsExactly("llama3.1:8b", "qwen3");
        assertThat(found.providers()).containsOnlyKeys("ollama");
    }

    @Test
    void anOllamaThatDoesNotAnswerIsNotThere() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        assertThat(
                        find(new OllamaProvider(), "http://127.0.0.1:" + closed, null, List.of())
                                .providers())
                .isEmpty();
    }

    @Test
    void aKeysModelsStandBesideTheirUsualBeginnings() {
        answer("/v1/models", 200, "{\"data\":[{\"id\":\"gpt-4.1\"}]}");

        Upstreams found = find(new OpenAiProvider(), url("/v1"), "sk-x", List.of("gpt-*"));

        assertThat(found.models())
                .extracting(model -> model.pattern().toString())
                .containsExactly("gpt-4.1", "gpt-*");
        assertThat(authorization).hasValue("Bearer sk-x");
    }

    @Test
    void aKeyWhoseProviderListsNothingIsServedByBeginnings() {
        answer("/v1/models", 500, "<html>");

        assertThat(find(new OpenAiProvider(), url("/v1"), "sk-x", List.of("gpt-*")).models())
                .extracting(model -> model.pattern().toString())
                .containsExactly("gpt-*");
    }

    private Upstreams find(ProviderDialect dialect, String url, String key, List<String> globs) {
        Provider provider =
                new Provider(
                        dialect.name(),
                        dialect,
                        URI.create(url),
                        key == null ? null : new Secret(key),
                        Map.of(),
                        Timeouts.DEFAULTS,
                        Pool.DEFAULTS);
        return new Discovery(List.of(new Candidate(provider, globs))).find();
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void answer(String path, int status, String body) {
        server.createContext(
                path,
                exchange -> {
                    authorization.set(exchange.getRequestHeaders().getFirst("Authorization"));
                    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(status, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
    }
}
