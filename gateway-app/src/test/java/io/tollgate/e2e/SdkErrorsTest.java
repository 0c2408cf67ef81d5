package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.anthropic.errors.AnthropicServiceException;
import com.openai.errors.OpenAIServiceException;
import io.github.ollama4j.exceptions.OllamaException;
import io.tollgate.e2e.StubProvider.End;
import io.tollgate.e2e.StubProvider.Script;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which exception a client's SDK raises: applications decide by it whether to try again. */
class SdkErrorsTest {

    /** What a provider may answer, and what becomes of it in the SDKs. */
    enum Trouble {
        BAD_REQUEST(400, "invalid_request_error", 400, "BadRequestException", 400),
        WRONG_KEY(401, "authentication_error", 502, "InternalServerException", 502),
        FORBIDDEN(403, "permission_error", 502, "InternalServerException", 502),
        TOO_MANY(429, "rate_limit_error", 429, "RateLimitException", 429),
        FAILED(500, "api_error", 502, "InternalServerException", 502),
        OVERLOADED(529, "overloaded_error", 503, "InternalServerException", 529);

        private final int status;
        private final String type;
        private final int openAiStatus;
        private final String exception;
        private final int anthropicStatus;

        Trouble(int status, String type, int openAiStatus, String exception, int anthropicStatus) {
            this.status = status;
            this.type = type;
            this.openAiStatus = openAiStatus;
            this.exception = exception;
            this.anthropicStatus = anthropicStatus;
        }

        /** The dialects' clients share the names of their exceptions but for an overload. */
        private String anthropicException() {
            return this == OVERLOADED ? "OverloadedException" : exception;
        }

        /** Whether the caller may read what the provider said. */
        private boolean isSaid() {
            return this != WRONG_KEY && this != FORBIDDEN;
        }

        private Script script(String provider) {
            String body =
                    provider.equals("ollama")
                            ? "{\"error\":\"the provider's words\"}"
                            : "{\"type\":\"error\",\"error\":{\"type\":\"%s\",\"message\":\"the provider's words\"}}"
                                    .formatted(type);
            return Script.of("application/json", body).status(status);
        }
    }

    static Stream<Arguments> troubles() {
        return Clients.streamedOrNot()
                .flatMap(
                        way ->
                                Stream.of(Trouble.values())
                                        .map(
                                                trouble ->
                                                        Arguments.of(
                                                                trouble,
                                                                way.get()[0],
                                                                way.get()[1],
                                                                way.get()[2])));
    }

    @ParameterizedTest(name = "{0}: {1} on {2}, streamed: {3}")
    @MethodSource("troubles")
    void theSdkRaisesItsOwnException(
            Trouble trouble, String client, String provider, boolean stream) {
        Stage.STUB.answers(trouble.script(provider));

        Throwable thrown = ask(client, Ask.text("on-" + provider, stream));

        assertThat(thrown.toString()).doesNotContain("canary");
        // Bytes pass between speakers of one dialect, statuses included.
        boolean asItCame = client.equals(provider) && trouble.isSaid();
        switch (thrown) {
            case OpenAIServiceException e -> {
                assertThat(e).extracting(SdkErrorsTest::name).isEqualTo(trouble.exception);
                assertThat(e.statusCode())
                        .isEqualTo(asItCame ? trouble.status : trouble.openAiStatus);
                assertThat(e.type()).isPresent();
                checkWords(trouble, e);
            }
            case AnthropicServiceException e -> {
                assertThat(e)
                        .extracting(SdkErrorsTest::name)
                        .isEqualTo(trouble.anthropicException());
                assertThat(e.statusCode())
                        .isEqualTo(asItCame ? trouble.status : trouble.anthropicStatus);
                checkWords(trouble, e);
            }
            // ollama4j reads the body of 400, 401, 404 and 500 only, and tells no status.
            default -> assertThat(thrown).isInstanceOf(OllamaException.class);
        }
    }

    private static void checkWords(Trouble trouble, Throwable thrown) {
        assertThat(thrown.getMessage().contains("the provider's words"))
                .as(thrown.getMessage())
                .isEqualTo(trouble.isSaid());
    }

    @ParameterizedTest
    @CsvSource({"openai", "anthropic", "ollama"})
    void anUnknownModelIsNotFound(String client) {
        Throwable thrown = ask(client, Ask.text("no-such-model", false));

        assertThat(thrown).hasMessageContaining("no-such-model");
        if (!client.equals("ollama")) {
            assertThat(name(thrown)).isEqualTo("NotFoundException");
        }
    }

    /** The SDKs must not hand out half an answer as a whole one. */
    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.tollgate.e2e.Clients#crossings")
    void aBrokenStreamRaises(String client, String provider) {
        Script whole = Stage.answer(provider, "text", true);
        int most = whole.pieces().size() * 3 / 4;
        Stage.STUB.answers(
                new Script(200, whole.headers(), whole.pieces().subList(0, most), End.CUT));

        Throwable thrown = ask(client, Ask.text("on-" + provider, true));

        switch (thrown) {
            case OpenAIServiceException e -> assertThat(name(e)).isEqualTo("SseException");
            case AnthropicServiceException e -> assertThat(name(e)).isEqualTo("SseException");
            default -> assertThat(thrown).isInstanceOf(OllamaException.class);
        }
    }

    private static String name(Object thrown) {
        return thrown.getClass().getSimpleName();
    }

    private static Throwable ask(String client, Ask ask) {
        Throwable thrown = catchThrowable(() -> Clients.of(client).ask(Stage.GATEWAY.url(), ask));
        assertThat(thrown).as("the client took it for an answer").isNotNull();
        return thrown;
    }
}
