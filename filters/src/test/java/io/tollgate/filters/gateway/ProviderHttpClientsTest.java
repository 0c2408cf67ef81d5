package io.tollgate.filters.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.ssl.SslContextBuilder;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.tollgate.filters.dialect.openai.OpenAiProvider;
import io.tollgate.filters.upstream.Outbound;
import io.tollgate.filters.upstream.Pool;
import io.tollgate.filters.upstream.Provider;
import io.tollgate.filters.upstream.Secret;
import io.tollgate.filters.upstream.Timeouts;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.config.HttpClientSslConfigurer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.Http2SslContextSpec;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import reactor.netty.tcp.SslProvider.GenericSslContextSpec;
import reactor.test.StepVerifier;

/** A provider's client outlives its declaration, but not for ever. */
class ProviderHttpClientsTest {

    private static final OpenAiProvider OPENAI = new OpenAiProvider();
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final Sinks.Many<String> pieces = Sinks.many().unicast().onBackpressureBuffer();
    private final DisposableServer server =
            HttpServer.create()
                    .host("127.0.0.1")
                    .port(0)
                    .handle((_, response) -> response.sse().sendString(pieces.asFlux()))
                    .bindNow();

    @AfterEach
    void stop() {
        server.disposeNow();
    }

    @Test
    void whatIsDeclaredAsBeforeKeepsItsClient() {
        ProviderHttpClients clients = clients(LONG);
        HttpClient client = clients.of(provider("sk-one"));
        clients.keepOnly(List.of(provider("sk-one")));

        assertThat(clients.of(provider("sk-one"))).isSameAs(client);
        assertThat(clients.size()).isOne();
    }

    @Test
    void requestsOfBothDeclarationsHaveTheirOwnClients() {
        ProviderHttpClients clients = clients(LONG);
        HttpClient before = clients.of(provider("sk-one"));
        clients.keepOnly(List.of(provider("sk-two")));
        HttpClient after = clients.of(provider("sk-two"));

        assertThat(clients.of(provider("sk-one"))).isSameAs(before).isNotSameAs(after);
        assertThat(clients.of(provider("sk-two"))).isSameAs(after);
        assertThat(clients.size()).isEqualTo(2);
    }

    @Test
    void whatIsDeclaredAgainIsKept() throws InterruptedException {
        ProviderHttpClients clients = clients(SHORT);
        HttpClient client = clients.of(provider("sk-one"));
        clients.keepOnly(List.of());
        clients.keepOnly(List.of(provider("sk-one")));
        Thread.sleep(4 * SHORT.toMillis());

        assertThat(clients.of(provider("sk-one"))).isSameAs(client);
    }

    @Test
    void anAnswerUnderWayEndsInPeaceThoughItsClientIsGone() {
        ProviderHttpClients clients = clients(SHORT);
        Flux<String> answer =
                clients.of(provider("sk-one"))
                        .get()
                        .uri("http://127.0.0.1:" + server.port() + "/")
                        .responseContent()
                        .asString();

        StepVerifier.create(answer)
                .then(() -> pieces.tryEmitNext("one"))
                .expectNext("one")
                .then(() -> clients.keepOnly(List.of()))
                .then(() -> awaitSize(clients, 0))
                .then(() -> pieces.tryEmitNext("two"))
                .expectNext("two")
                .then(pieces::tryEmitComplete)
                .expectComplete()
                .verify(Duration.ofSeconds(5));
    }

    @Test
    void soDoesOneThatSharesItsConnection() throws Exception {
        X509Bundle own =
                new CertificateBuilder()
                        .ecp256()
                        .subject("CN=provider")
                        .addSanIpAddress("127.0.0.1")
                        .setIsCertificateAuthority(true)
                        .buildSelfSigned();
        GenericSslContextSpec<SslContextBuilder> context =
                Http2SslContextSpec.forServer(own.toKeyManagerFactory());
        DisposableServer second =
                HttpServer.create()
                        .host("127.0.0.1")
                        .port(0)
                        .protocol(HttpProtocol.H2)
                        .secure(ssl -> ssl.sslContext(context))
                        .handle((_, response) -> response.sse().sendString(pieces.asFlux()))
                        .bindNow();
        ProviderHttpClients clients = clients(SHORT);
        Provider provider =
                provider("sk-one", new Outbound(true, null, List.of(own.getCertificate()), null));
        Flux<String> answer =
                clients.of(provider)
                        .get()
                        .uri("https://127.0.0.1:" + second.port() + "/")
                        .responseContent()
                        .asString();

        StepVerifier.create(answer)
                .then(() -> pieces.tryEmitNext("one"))
                .expectNext("one")
                .then(() -> clients.keepOnly(List.of()))
                .thenAwait(SHORT.multipliedBy(10))
                .then(() -> assertThat(clients.size()).isOne())
                .then(() -> pieces.tryEmitNext("two"))
                .expectNext("two")
                .then(pieces::tryEmitComplete)
                .expectComplete()
                .verify(Duration.ofSeconds(5));
        awaitSize(clients, 0);
        second.disposeNow();
    }

    @Test
    void aLateRequestForAProviderThatIsGoneLeavesNothingBehind() {
        ProviderHttpClients clients = clients(SHORT);
        clients.keepOnly(List.of());
        clients.of(provider("sk-one"));

        awaitSize(clients, 0);
    }

    private static void awaitSize(ProviderHttpClients clients, int size) {
        for (int i = 0; i < 200 && clients.size() != size; i++) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        assertThat(clients.size()).isEqualTo(size);
    }

    private static ProviderHttpClients clients(Duration grace) {
        ServerProperties server = new ServerProperties();
        HttpClientProperties properties = new HttpClientProperties();
        return new ProviderHttpClients(
                properties,
                server,
                new HttpClientSslConfigurer(properties.getSsl(), server, null),
                List.of(),
                grace);
    }

    private static Provider provider(String key) {
        return provider(key, Outbound.DIRECT);
    }

    private static Provider provider(String key, Outbound outbound) {
        return new Provider(
                "p",
                OPENAI,
                URI.create("http://127.0.0.1:1"),
                List.of(new Secret(key)),
                Map.of(),
                Timeouts.DEFAULTS,
                new Pool(10, 10, Duration.ofMillis(1), Duration.ofSeconds(30)),
                false,
                List.of(),
                null,
                null,
                outbound,
                null);
    }
}
