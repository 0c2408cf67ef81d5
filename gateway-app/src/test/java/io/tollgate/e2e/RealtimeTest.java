package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Speech in both directions at once: a WebSocket, routed by the model in its URL. */
class RealtimeTest {

    private static final SocketProvider PROVIDER = new SocketProvider();
    private static final RunningGateway GATEWAY =
            new RunningGateway(
                    """
                    tollgate:
                      demo: false
                      discovery: false
                      providers:
                        talker:
                          dialect: openai
                          base-url: http://127.0.0.1:%d/v1
                          api-key: sk-provider-canary
                        writer: { dialect: anthropic, base-url: "http://127.0.0.1:1" }
                      models:
                        talk: { targets: [ { provider: talker, model: "gpt-realtime 2" } ] }
                        write: { targets: [ { provider: writer } ] }
                    """
                            .formatted(PROVIDER.port()));

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    private static WebSocket open(String query, Heard heard, String... protocols) {
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        if (protocols.length > 0) {
            builder.subprotocols(
                    protocols[0], java.util.Arrays.copyOfRange(protocols, 1, protocols.length));
        }
        return builder.header("Authorization", "Bearer sk-of-the-caller")
                .header("OpenAI-Beta", "realtime=v1")
                .buildAsync(
                        URI.create(
                                GATEWAY.url().replace("http://", "ws://") + "/v1/realtime" + query),
                        heard)
                .join();
    }

    @Test
    void wordsGoBothWays() throws Exception {
        Heard heard = new Heard();
        WebSocket socket = open("?model=talk", heard, "realtime", "openai-insecure-api-key.sk-x");

        socket.sendText("{\"type\":\"session.update\"}", true).join();
        assertThat(heard.next()).isEqualTo("heard {\"type\":\"session.update\"}");
        socket.sendBinary(ByteBuffer.wrap(new byte[] {1, 2, 3}), true).join();
        assertThat(heard.next()).isEqualTo("3 bytes");
        socket.sendText("x".repeat(200_000), true).join();
        assertThat(heard.next()).isEqualTo("heard " + "x".repeat(200_000));
        assertThat(socket.getSubprotocol()).isEqualTo("realtime");

        SocketProvider.Opened opened = PROVIDER.opened();
        assertThat(opened.uri()).isEqualTo("/v1/realtime?model=gpt-realtime+2");
        assertThat(opened.headers().get("authorization")).isEqualTo("Bearer sk-provider-canary");
        assertThat(opened.headers().get("openai-beta")).isEqualTo("realtime=v1");
        assertThat(opened.headers().get("sec-websocket-protocol")).isEqualTo("realtime");

        socket.sendClose(WebSocket.NORMAL_CLOSURE, "done").join();
        assertThat(opened.closed().get(5, TimeUnit.SECONDS)).isEqualTo(WebSocket.NORMAL_CLOSURE);
        assertThat(sessions()).isOne();
    }

    /** The sessions that were metered. */
    private static long sessions() {
        return GATEWAY.bean(MeterRegistry.class)
                .get("gen_ai.server.request.duration")
                .tag("gen_ai.operation.name", "realtime")
                .timer()
                .count();
    }

    @Test
    void anUnknownModelIsNotFound() {
        assertRefused("?model=nobody", 404);
    }

    @Test
    void aProviderWithoutTheOperationIsNoSuchThing() {
        assertRefused("?model=write", 404);
    }

    @Test
    void somebodyHasToNameAModel() {
        assertRefused("", 400);
    }

    private static void assertRefused(String query, int status) {
        assertThatThrownBy(() -> open(query, new Heard()))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused ->
                                assertThat(refused.getResponse().statusCode()).isEqualTo(status));
    }

    /** What the caller hears. */
    private static final class Heard implements WebSocket.Listener {

        private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                texts.add(text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        String next() throws InterruptedException {
            String text = texts.poll(5, TimeUnit.SECONDS);
            if (text == null) {
                throw new AssertionError("nothing was heard");
            }
            return text;
        }
    }
}
