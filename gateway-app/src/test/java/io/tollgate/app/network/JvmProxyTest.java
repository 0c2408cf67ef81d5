package io.tollgate.app.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.app.webhook.SignedPost;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** Who sets the JVM's proxy has webhooks, tokens and keys of identity providers go through it. */
class JvmProxyTest {

    private final CompletableFuture<String> asked = new CompletableFuture<>();

    private final DisposableServer proxy =
            HttpServer.create()
                    .host("127.0.0.1")
                    .handle(
                            (request, response) -> {
                                asked.complete(request.method() + " " + request.fullPath());
                                return response.status(204).send();
                            })
                    .bindNow();

    @AfterEach
    void end() {
        System.clearProperty("http.proxyHost");
        System.clearProperty("http.proxyPort");
        proxy.disposeNow();
    }

    @Test
    void aWebhookGoesThroughIt() throws Exception {
        System.setProperty("http.proxyHost", "127.0.0.1");
        System.setProperty("http.proxyPort", Integer.toString(proxy.port()));

        new SignedPost(URI.create("http://hooks.invalid/x"), null, Duration.ofSeconds(5))
                .send("text/plain", "hi".getBytes(StandardCharsets.US_ASCII));

        assertThat(asked.get(5, TimeUnit.SECONDS)).startsWith("POST ").contains("x");
    }
}
