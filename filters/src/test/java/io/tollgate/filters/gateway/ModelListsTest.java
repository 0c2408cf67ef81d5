package io.tollgate.filters.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tollgate.filters.dialect.openai.OpenAiProvider;
import io.tollgate.filters.gateway.ModelLists.NotListed;
import io.tollgate.filters.upstream.AddressGuard;
import io.tollgate.filters.upstream.Pool;
import io.tollgate.filters.upstream.Provider;
import io.tollgate.filters.upstream.Secret;
import io.tollgate.filters.upstream.Timeouts;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.config.HttpClientSslConfigurer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** Lists as they come, and as they should not. */
@Timeout(60)
class ModelListsTest {

    private static final String KEY = "sk-listing-canary-0123456789";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final DisposableServer server =
            HttpServer.create()
                    .host("127.0.0.1")
                    .port(0)
                    .route(
                            routes ->
                                    routes.get(
                                                    "/good/models",
                                                    (asked, answer) ->
                                                            answer.sendString(
                                                                    Mono.just(
                                                                            "{\"data\":[{\"id\":\"a\"},{\"id\":\"b\"}]}")))
                                            .get(
                                                    "/none/models",
                                                    (asked, answer) ->
                                                            answer.sendString(
                                                                    Mono.just("{\"data\":[]}")))
                                            .get(
                                                    "/page/models",
                                                    (asked, answer) ->
                                                            answer.sendString(Mono.just("<html>")))
                                            .get(
                                                    "/moved/models",
                                                    (asked, answer) ->
                                                            answer.sendRedirect("/good/models"))
                                            .get(
                                                    "/refused/models",
                                                    (asked, answer) ->
                                                            answer.status(401)
                                                                    .sendString(
                                                                            Mono.just(
                                                                                    "{\"error\":{\"message\":\"wrong "
                                                                                            + asked.requestHeaders()
                                                                                                    .get(
                                                                                                            "Authorization")
                                                                                            + "\"}}")))
                                            .get(
                                                    "/endless/models",
                                                    (asked, answer) ->
                                                            answer.sendByteArray(
                                                                    Flux.generate(
                                                                            sink ->
                                                                                    sink.next(
                                                                                            new byte
                                                                                                    [64
                                                                                                            << 10])))))
                    .bindNow();

    @AfterEach
    void stop() {
        server.disposeNow();
    }

    private Mono<List<String>> list(String path, @Nullable AddressGuard guard) {
        HttpClientProperties properties = new HttpClientProperties();
        ServerProperties serverProperties = new ServerProperties();
        ProviderHttpClients clients =
                new ProviderHttpClients(
                        properties,
                        serverProperties,
                        new HttpClientSslConfigurer(properties.getSsl(), serverProperties, null),
                        List.of());
        return new ModelLists(clients)
                .of(
                        new Provider(
                                "p",
                                new OpenAiProvider(),
                                URI.create("http://127.0.0.1:" + server.port() + path),
                                List.of(new Secret(KEY)),
                                Map.of(),
                                Timeouts.DEFAULTS,
                                Pool.DEFAULTS,
                                false,
                                List.of(),
                                null,
                                guard));
    }

    private String problem(String path) {
        return problem(path, null);
    }

    private String problem(String path, @Nullable AddressGuard guard) {
        return catchThrowableOfType(NotListed.class, () -> list(path, guard).block(PATIENCE))
                .getMessage();
    }

    @Test
    void whatIsListedIsRead() {
        assertThat(list("/good", null).block(PATIENCE)).containsExactly("a", "b");
        assertThat(list("/none", null).block(PATIENCE)).isEmpty();
    }

    @Test
    void whatIsNoListIsSaidToBeNone() {
        assertThat(problem("/page")).startsWith("Its list cannot be read");
        assertThat(problem("/moved")).isEqualTo("HTTP 302");
        assertThat(problem("/nowhere")).startsWith("HTTP 404");
        assertThat(problem("/refused"))
                .startsWith("HTTP 401: wrong Bearer ***")
                .doesNotContain(KEY);
    }

    @Test
    void aListWithoutAnEndIsNotReadToIt() {
        assertThat(problem("/endless")).startsWith("Its list is longer than");
    }

    @Test
    void theAddressIsGuardedAsForCalls() {
        assertThat(problem("/good", new AddressGuard(List.of()))).contains("not a public one");
    }

    @Test
    void whoIsAwayIsSaidToBe() {
        stop();
        assertThat(problem("/good")).startsWith("It cannot be reached");
    }
}
