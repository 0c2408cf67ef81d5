package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.anthropic.models.messages.RawMessageStreamEvent;
import com.openai.models.chat.completions.ChatCompletionChunk;
import io.tollgate.e2e.StubProvider.End;
import io.tollgate.e2e.StubProvider.Received;
import io.tollgate.e2e.StubProvider.Script;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that have had enough: whatever they waited for, the provider is told at once. */
class SdkHangUpTest {

    private static final long AT_ONCE_MILLIS = 800;

    @ParameterizedTest
    @ValueSource(strings = {"openai", "anthropic", "ollama"})
    void theOpenAiSdkClosesItsStream(String provider) throws Exception {
        Stage.STUB.answers(begun(provider));
        Received received;
        try (com.openai.core.http.StreamResponse<ChatCompletionChunk> stream =
                OpenAiDriver.client(Stage.GATEWAY.url())
                        .chat()
                        .completions()
                        .createStreaming(
                                OpenAiDriver.params(Ask.text("on-" + provider, true)).build())) {
            received = Stage.STUB.received();
            assertThat(stream.stream().findFirst()).isPresent();
        }
        received.closed().get(AT_ONCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "anthropic", "ollama"})
    void theAnthropicSdkClosesItsStream(String provider) throws Exception {
        Stage.STUB.answers(begun(provider));
        Received received;
        try (com.anthropic.core.http.StreamResponse<RawMessageStreamEvent> stream =
                AnthropicDriver.client(Stage.GATEWAY.url())
                        .messages()
                        .createStreaming(
                                AnthropicDriver.params(Ask.text("on-" + provider, true)).build())) {
            received = Stage.STUB.received();
            assertThat(stream.stream().findFirst()).isPresent();
        }
        received.closed().get(AT_ONCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Whole answers take longest to come: most clients that time out, time out here. */
    @ParameterizedTest(name = "{0} on {1}, streamed: {2}")
    @MethodSource("io.tollgate.e2e.Clients#streamedOrNot")
    void beforeTheProvidersFirstByte(String client, String provider, boolean stream)
            throws Exception {
        Stage.STUB.answers(new Script(200, Map.of(), List.of(), End.STALL));

        hangUp(client, provider, stream).closed().get(AT_ONCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.tollgate.e2e.Clients#crossings")
    void inTheMiddleOfAWholeAnswer(String client, String provider) throws Exception {
        Script whole = Stage.answer(provider, "text", false).inPiecesOf(40);
        Stage.STUB.answers(
                new Script(200, whole.headers(), whole.pieces().subList(0, 2), End.STALL));

        hangUp(client, provider, false).closed().get(AT_ONCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static Received hangUp(String client, String provider, boolean stream)
            throws Exception {
        byte[] body = PlainHttp.chat("on-" + provider, stream).getBytes(StandardCharsets.UTF_8);
        String head =
                "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                        .formatted(PlainHttp.path(client), body.length);
        try (Socket socket = new Socket("127.0.0.1", URI.create(Stage.GATEWAY.url()).getPort())) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            Received received = Stage.STUB.received();
            assertThat(received.closed()).isNotDone();
            return received;
        }
    }

    /** A stream that says something and then nothing more. */
    private static Script begun(String provider) {
        Script whole = Stage.answer(provider, "text", true);
        int most = whole.pieces().size() * 3 / 4;
        return new Script(200, whole.headers(), whole.pieces().subList(0, most), End.STALL);
    }
}
