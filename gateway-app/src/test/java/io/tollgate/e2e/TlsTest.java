package io.tollgate.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.pkitesting.X509Bundle;
import io.tollgate.Authority;
import io.tollgate.e2e.StubProvider.End;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A gateway that is reached by HTTPS, and whose certificate changes while it runs. */
@Timeout(60)
@ExtendWith(OutputCaptureExtension.class)
final class TlsTest {

    private static final Authority AUTHORITY = new Authority("tests");
    private static final TlsClient CLIENT = new TlsClient(AUTHORITY, null);
    private static final StubProvider STUB = new StubProvider();
    @TempDir private static Path folder;
    private static RunningGateway gateway;
    private static int port;

    @BeforeAll
    static void start() {
        show(folder, AUTHORITY.issue("first"));
        gateway = new RunningGateway(yaml(folder, "management: true"));
        port = URI.create(gateway.url()).getPort();
    }

    private static void show(Path where, X509Bundle certificate) {
        Authority.chain(where.resolve("cert.pem"), certificate);
        Authority.key(where.resolve("key.pem"), certificate);
    }

    private static String yaml(Path files, String more) {
        return """
        tollgate:
          demo: false
          discovery: false
          tls:
            certificate: %1$s/cert.pem
            key: %1$s/key.pem
            %2$s
          providers:
            stub: { dialect: openai, base-url: "http://127.0.0.1:%3$d/v1", timeouts: { idle: 20s } }
          models:
            m: { targets: [ { provider: stub } ] }
        """
                .formatted(files, more, STUB.port());
    }

    private static HttpRequest chat(int at, String host, boolean stream) {
        return HttpRequest.newBuilder(
                        URI.create("https://" + host + ":" + at + "/v1/chat/completions"))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(PlainHttp.chat("m", stream)))
                .build();
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        Instant until = Instant.now().plusSeconds(10);
        while (!condition.call()) {
            assertThat(Instant.now()).isBefore(until);
            Thread.sleep(100);
        }
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void callsComeByEitherVersionOfHttp(Version version) throws Exception {
        if (version.name().contains("3")) {
            return;
        }
        HttpClient client = CLIENT.http(version);
        STUB.answers(Stage.answer("openai", "text", false));
        HttpResponse<byte[]> answer =
                client.send(chat(port, "127.0.0.1", false), BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(200);
        assertThat(answer.version()).isEqualTo(version);
        assertThat(answer.headers().firstValue("Strict-Transport-Security"))
                .hasValue("max-age=31536000");
        STUB.answers(Stage.answer("openai", "text", true));
        HttpResponse<String> stream =
                client.send(chat(port, "localhost", true), BodyHandlers.ofString());
        assertThat(stream.body()).endsWith("data: [DONE]\n\n");
        assertThat(stream.headers().firstValue("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void whoGivesUpAStreamHangsUpOnTheProvider() throws Exception {
        HttpClient client = CLIENT.http(Version.HTTP_2);
        STUB.answers(Stage.answer("openai", "text", true).ending(End.STALL));
        HttpResponse<InputStream> stream =
                client.send(chat(port, "127.0.0.1", true), BodyHandlers.ofInputStream());
        assertThat(stream.version()).isEqualTo(Version.HTTP_2);
        assertThat(stream.body().read()).isEqualTo('d');
        StubProvider.Received received = STUB.received();
        assertThat(received.closed()).isNotDone();
        stream.body().close();
        received.closed().get(3, TimeUnit.SECONDS);
    }

    @Test
    void nothingButModernTlsIsSpoken() throws Exception {
        assertThat(CLIENT.agreed(port, "TLSv1.3", null)).startsWith("TLSv1.3");
        assertThat(CLIENT.agreed(port, "TLSv1.2", null)).startsWith("TLSv1.2").contains("ECDHE");
        assertThatThrownBy(
                        () ->
                                CLIENT.agreed(
                                        port, "TLSv1.2", "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"))
                .isInstanceOf(SSLException.class);
        assertThatThrownBy(() -> PlainHttp.getFrom(gateway.url() + "/v1/models"))
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void anotherCertificateIsTakenAndOneThatCannotServeIsNot(CapturedOutput output)
            throws Exception {
        int management = URI.create(gateway.watchedAt()).getPort();
        HttpClient client = CLIENT.http(Version.HTTP_2);
        STUB.answers(Stage.answer("openai", "text", true).ending(End.STALL));
        HttpResponse<InputStream> open =
                client.send(chat(port, "127.0.0.1", true), BodyHandlers.ofInputStream());

        show(folder, AUTHORITY.issue("second"));
        await(() -> CLIENT.shown(port, "gateway.example").equals("CN=second"));
        assertThat(CLIENT.shown(management, "localhost")).isEqualTo("CN=second");

        Authority.key(folder.resolve("key.pem"), AUTHORITY.issue("third"));
        await(() -> output.toString().contains("does not belong to the first"));
        assertThat(output)
                .contains("was not taken; the old one goes on. tollgate.tls.key: the key in");
        assertThat(CLIENT.shown(port, "gateway.example")).isEqualTo("CN=second");
        String metrics =
                client.send(
                                HttpRequest.newBuilder(
                                                URI.create(
                                                        "https://127.0.0.1:"
                                                                + management
                                                                + "/actuator/prometheus"))
                                        .build(),
                                BodyHandlers.ofString())
                        .body();
        assertThat(metrics)
                .contains("tollgate_tls_reloads_total{outcome=\"refused\"} 1.0")
                .contains("tollgate_tls_reloads_total{outcome=\"taken\"} 1.0")
                .containsPattern("tollgate_tls_certificate_expiry_seconds 77\\d{5}\\.0");

        show(folder, AUTHORITY.issue("fourth"));
        await(() -> CLIENT.shown(port, "localhost").equals("CN=fourth"));
        assertThat(open.body().read()).isEqualTo('d');
        open.body().close();
    }

    @Test
    void aCertificateThatCannotServeStopsTheStart(@TempDir Path other, CapturedOutput output)
            throws Exception {
        X509Bundle old =
                AUTHORITY.issue(
                        "old",
                        builder ->
                                builder.notAfter(Instant.now().minusSeconds(60))
                                        .addSanDnsName("localhost"));
        show(other, old);
        Path file = Files.writeString(other.resolve("tollgate.yml"), yaml(other, ""));
        assertThatThrownBy(() -> new RunningGateway(file)).isNotNull();
        assertThat(output)
                .contains("The settings in " + file + " are invalid")
                .contains("tollgate.tls.certificate: the certificate of CN=old expired on");
    }

    @Test
    void whereClientsNeedACertificateTheyNeedOneOfTheRightAuthority(@TempDir Path other)
            throws Exception {
        show(other, AUTHORITY.issue("mutual"));
        AUTHORITY.file(other);
        RunningGateway mutual =
                new RunningGateway(yaml(other, "client-ca: " + other.resolve("ca.pem")));
        int at = URI.create(mutual.url()).getPort();
        STUB.answers(Stage.answer("openai", "text", false));

        assertThat(status(new TlsClient(AUTHORITY, AUTHORITY.issue("client")), at)).isEqualTo(200);
        for (X509Bundle wrong :
                new X509Bundle[] {null, new Authority("others").issue("stranger")}) {
            assertThatThrownBy(() -> status(new TlsClient(AUTHORITY, wrong), at))
                    .isInstanceOf(IOException.class);
        }
        assertThat(PlainHttp.getFrom(mutual.watchedAt() + "/actuator/health").statusCode())
                .isEqualTo(200);
    }

    private static int status(TlsClient who, int at) throws Exception {
        HttpClient client = who.http(Version.HTTP_2);
        return client.send(chat(at, "127.0.0.1", false), BodyHandlers.discarding()).statusCode();
    }
}
