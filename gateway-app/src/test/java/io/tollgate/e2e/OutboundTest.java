package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.tollgate.Authority;
import io.tollgate.e2e.StubProvider.End;
import io.tollgate.e2e.StubProvider.Received;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.net.ssl.KeyManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.netty.http.Http2SslContextSpec;
import reactor.netty.http.HttpProtocol;
import reactor.netty.tcp.SslProvider.GenericSslContextSpec;

/** Providers behind proxies, and with certificates of an authority that the JVM does not know. */
@Timeout(60)
final class OutboundTest {

    private static final Authority AUTHORITY = new Authority("house");
    private static final TestProxy PROXY = new TestProxy(false);
    private static final TestProxy SOCKS = new TestProxy(true);
    private static final StubProvider GOOD =
            stub(
                    builder ->
                            builder.addSanIpAddress("127.0.0.1").addSanDnsName("provider.example"),
                    ClientAuth.NONE);
    private static final StubProvider OTHER =
            stub(builder -> builder.addSanDnsName("other.example"), ClientAuth.NONE);
    private static final StubProvider OLD =
            stub(
                    builder ->
                            builder.addSanIpAddress("127.0.0.1")
                                    .notAfter(Instant.now().minusSeconds(60)),
                    ClientAuth.NONE);
    private static final StubProvider MUTUAL =
            stub(builder -> builder.addSanIpAddress("127.0.0.1"), ClientAuth.REQUIRE);

    @TempDir private static Path folder;
    private static RunningGateway gateway;

    private static StubProvider stub(UnaryOperator<CertificateBuilder> names, ClientAuth clients) {
        X509Bundle own = AUTHORITY.issue("provider", names);
        GenericSslContextSpec<SslContextBuilder> context = Http2SslContextSpec.forServer(keys(own));
        return new StubProvider(
                server ->
                        server.protocol(HttpProtocol.HTTP11, HttpProtocol.H2)
                                .secure(
                                        ssl ->
                                                ssl.sslContext(
                                                        context.configure(
                                                                builder ->
                                                                        trusting(
                                                                                builder,
                                                                                clients)))));
    }

    private static void trusting(SslContextBuilder builder, ClientAuth clients) {
        builder.clientAuth(clients).trustManager(AUTHORITY.root().getCertificate());
    }

    private static KeyManagerFactory keys(X509Bundle own) {
        try {
            return own.toKeyManagerFactory();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeAll
    static void start() {
        X509Bundle client = AUTHORITY.issue("the-gateway");
        Path ca = AUTHORITY.file(folder);
        Path chain = Authority.chain(folder.resolve("client.pem"), client);
        Path key = Authority.key(folder.resolve("client-key.pem"), client);
        StringBuilder providers = new StringBuilder();
        String direct = "https://127.0.0.1:%d/v1";
        add(providers, "plain-trust", direct.formatted(GOOD.port()), "");
        add(providers, "trusting", direct.formatted(GOOD.port()), "ca: " + ca);
        add(providers, "second-version", direct.formatted(GOOD.port()), "http2: true, ca: " + ca);
        add(providers, "misnamed", direct.formatted(OTHER.port()), "ca: " + ca);
        add(providers, "expired", direct.formatted(OLD.port()), "ca: " + ca);
        add(providers, "anonymous", direct.formatted(MUTUAL.port()), "ca: " + ca);
        add(
                providers,
                "known",
                direct.formatted(MUTUAL.port()),
                "ca: %s, client-certificate: %s, client-key: %s".formatted(ca, chain, key));
        String named = "https://provider.example:" + GOOD.port() + "/v1";
        String credentials = ", user: gateway, password: " + TestProxy.PASSWORD;
        String http = "{ url: \"http://127.0.0.1:" + PROXY.port() + "\"";
        String socks = "{ url: \"socks5://127.0.0.1:" + SOCKS.port() + "\"";
        add(providers, "by-connect", named, "ca: " + ca + ", proxy: " + http + credentials + " }");
        add(
                providers,
                "by-connect-second-version",
                named,
                "http2: true, ca: " + ca + ", proxy: " + http + credentials + " }");
        add(providers, "by-socks", named, "ca: " + ca + ", proxy: " + socks + credentials + " }");
        add(
                providers,
                "turned-away",
                named,
                "ca: " + ca + ", proxy: " + http + ", user: nobody, password: wrong }");
        add(
                providers,
                "proxy-away",
                named,
                "ca: " + ca + ", proxy: { url: \"http://127.0.0.1:1\" }");
        gateway =
                new RunningGateway(
                        """
                        tollgate:
                          demo: false
                          discovery: false
                          health: { min-calls: 1000000 }
                          defaults: { retry: { attempts: 1 } }
                          providers:
                        %s
                          models:
                            "*": { targets: [ { provider: trusting } ] }
                        %s
                        """
                                .formatted(providers, models(providers)));
    }

    private static void add(StringBuilder yaml, String name, String url, String more) {
        yaml.append(
                "    %s: { dialect: openai, base-url: \"%s\"%s%s }%n"
                        .formatted(name, url, more.isEmpty() ? "" : ", ", more));
    }

    private static String models(StringBuilder providers) {
        StringBuilder models = new StringBuilder();
        providers
                .toString()
                .lines()
                .map(line -> line.strip().split(":")[0])
                .forEach(
                        name ->
                                models.append(
                                        "    on-%1$s: { targets: [ { provider: %1$s, model: gpt } ] }%n"
                                                .formatted(name)));
        return models.toString();
    }

    @AfterAll
    static void stop() throws Exception {
        PROXY.close();
        SOCKS.close();
    }

    private static HttpResponse<byte[]> ask(String provider) {
        for (StubProvider stub : new StubProvider[] {GOOD, OTHER, OLD, MUTUAL}) {
            stub.answers(Stage.answer("openai", "text", false));
        }
        PROXY.asked().clear();
        SOCKS.asked().clear();
        return PlainHttp.postTo(
                gateway.url() + "/v1/chat/completions", PlainHttp.chat("on-" + provider, false));
    }

    private static void served(String provider) {
        HttpResponse<byte[]> answer = ask(provider);
        assertThat(answer.statusCode()).as(PolicyStage.text(answer)).isEqualTo(200);
    }

    @Test
    void aCertificateOfTheNamedAuthorityIsTaken() throws Exception {
        served("trusting");
        assertThat(GOOD.received().protocol()).isEqualTo("HTTP/1.1");
        served("known");
    }

    @ParameterizedTest
    @CsvSource({
        "plain-trust, 'of an authority that the gateway does not know; its operator can name that in tollgate.providers.plain-trust.ca.'",
        "misnamed, 'a certificate that is not for 127.0.0.1'",
        "expired, 'not valid at this time'",
        "anonymous, 'tollgate.providers.anonymous.client-certificate'",
        "turned-away, 'cannot be reached through its proxy'",
        "proxy-away, 'cannot be reached through its proxy'",
    })
    void whatDoesNotFitIsSaidAndNothingIsSent(String provider, String words) {
        HttpResponse<byte[]> answer = ask(provider);
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(PolicyStage.text(answer))
                .contains("The provider '" + provider + "'", words)
                .doesNotContain("Exception", "canary");
        for (StubProvider stub : new StubProvider[] {GOOD, OTHER, OLD, MUTUAL}) {
            assertThat(stub.receivedMore()).isFalse();
        }
    }

    @Test
    void aProxyIsAskedForTheNameAndForNothingElse() throws Exception {
        String where = "provider.example:" + GOOD.port();
        served("by-connect");
        assertThat(PROXY.asked()).containsExactly(where);
        Received received = GOOD.received();
        assertThat(received.headers())
                .containsEntry("host", where)
                .doesNotContainKeys("proxy-authorization", "via", "x-forwarded-for");
        served("by-socks");
        assertThat(SOCKS.asked()).containsExactly(where);
        served("by-connect-second-version");
        assertThat(PROXY.asked()).containsExactly(where);
        assertThat(GOOD.received().protocol()).isEqualTo("HTTP/2.0");
    }

    @Test
    void manyCallsShareAConnectionOfHttp2() throws Exception {
        served("second-version");
        assertThat(GOOD.received().protocol()).isEqualTo("HTTP/2.0");
        GOOD.answers(Stage.answer("openai", "text", true).ending(End.STALL));
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(gateway.url() + "/v1/chat/completions"))
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        PlainHttp.chat("on-second-version", true)))
                        .build();
        HttpResponse<InputStream> first =
                client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        HttpResponse<InputStream> second =
                client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(first.body().read()).isEqualTo('d');
        assertThat(second.body().read()).isEqualTo('d');
        Received givenUp = GOOD.received();
        Received kept = GOOD.received();
        first.body().close();
        givenUp.closed().get(3, TimeUnit.SECONDS);
        assertThat(kept.closed()).isNotDone();
        second.body().close();
        kept.closed().get(3, TimeUnit.SECONDS);
    }

    @Test
    void whoDeclaresBesideTheFileHasNoProxyAndNoFiles() {
        String detail =
                gateway.admin()
                        .post(
                                "/declared/providers",
                                """
                                {"name":"x","declaration":{"dialect":"openai",
                                 "base-url":"https://example.com/v1","ca":"/etc/passwd",
                                 "client-certificate":"/etc/passwd","client-key":"/etc/passwd",
                                 "proxy":{"url":"http://127.0.0.1:3128"},"http2":true}}
                                """)
                        .is(400)
                        .detail();
        assertThat(detail)
                .contains("/declaration/ca", "/declaration/client-certificate")
                .contains("/declaration/client-key", "/declaration/proxy")
                .contains("for providers of the settings' file only")
                .doesNotContain("cannot be read", "/declaration/http2", "root:");
    }
}
