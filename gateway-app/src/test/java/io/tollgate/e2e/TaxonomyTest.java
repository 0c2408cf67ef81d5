package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.anthropic.errors.AnthropicServiceException;
import com.anthropic.models.messages.MessageCreateParams;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.errors.OpenAIServiceException;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import io.tollgate.e2e.StubProvider.Script;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of error by the words of each provider, as the official SDKs raise it. */
class TaxonomyTest {

    /** A provider's words for a kind of error. */
    record Words(int status, String body) {}

    /** What a kind becomes in the SDKs. */
    enum Kind {
        CONTEXT_TOO_LONG(
                "BadRequestException",
                "context_length_exceeded",
                "BadRequestException",
                Map.of(
                        "openai",
                        new Words(
                                400,
                                """
                                {"error":{"message":"This model's maximum context length is 8192 tokens.",\
                                "type":"invalid_request_error","param":"messages","code":"context_length_exceeded"}}"""),
                        "anthropic",
                        new Words(
                                400,
                                """
                                {"type":"error","error":{"type":"invalid_request_error",\
                                "message":"prompt is too long: 210000 tokens > 200000 maximum"}}"""),
                        "ollama",
                        new Words(
                                400,
                                "{\"error\":\"the input length exceeds the context length\"}"))),
        CONTENT_POLICY(
                "BadRequestException",
                "content_policy_violation",
                "BadRequestException",
                Map.of(
                        "openai",
                        new Words(
                                400,
                                """
                                {"error":{"message":"The response was filtered.","type":null,"param":"prompt",\
                                "code":"content_filter","status":400}}"""),
                        "anthropic",
                        new Words(
                                400,
                                """
                                {"type":"error","error":{"type":"invalid_request_error",\
                                "message":"Output blocked by content filtering policy"}}"""))),
        QUOTA(
                "RateLimitException",
                "insufficient_quota",
                "PaymentRequiredException",
                Map.of(
                        "openai",
                        new Words(
                                429,
                                """
                                {"error":{"message":"You exceeded your current quota.",\
                                "type":"insufficient_quota","param":null,"code":"insufficient_quota"}}"""),
                        "anthropic",
                        new Words(
                                400,
                                """
                                {"type":"error","error":{"type":"invalid_request_error",\
                                "message":"Your credit balance is too low to access the API."}}"""))),
        MODEL_NOT_FOUND(
                "NotFoundException",
                "model_not_found",
                "NotFoundException",
                Map.of(
                        "openai",
                        new Words(
                                404,
                                """
                                {"error":{"message":"The model `x` does not exist","type":"invalid_request_error",\
                                "param":null,"code":"model_not_found"}}"""),
                        "anthropic",
                        new Words(
                                404,
                                "{\"type\":\"error\",\"error\":{\"type\":\"not_found_error\",\"message\":\"model: x\"}}"),
                        "ollama",
                        new Words(404, "{\"error\":\"model 'x' not found\"}"))),
        TIMEOUT(
                "InternalServerException",
                "timeout",
                "InternalServerException",
                Map.of(
                        "anthropic",
                        new Words(
                                504,
                                "{\"type\":\"error\",\"error\":{\"type\":\"timeout_error\",\"message\":\"slow\"}}")));

        private final String openAi;
        private final String code;
        private final String anthropic;
        private final Map<String, Words> words;

        Kind(String openAi, String code, String anthropic, Map<String, Words> words) {
            this.openAi = openAi;
            this.code = code;
            this.anthropic = anthropic;
            this.words = words;
        }
    }

    static Stream<Arguments> crossings() {
        return Stream.of(Kind.values())
                .flatMap(
                        kind ->
                                kind.words.keySet().stream()
                                        .map(provider -> Arguments.of(kind, provider)));
    }

    @ParameterizedTest(name = "{0} of {1}")
    @MethodSource("crossings")
    void openAisSdkRaisesIt(Kind kind, String provider) {
        answers(kind.words.get(provider));

        Throwable thrown = catchThrowable(() -> askOpenAi(provider));

        assertThat(thrown.getClass().getSimpleName()).isEqualTo(kind.openAi);
        if (!provider.equals("openai")) {
            assertThat(((OpenAIServiceException) thrown).code()).hasValue(kind.code);
        }
    }

    @ParameterizedTest(name = "{0} of {1}")
    @MethodSource("crossings")
    void anthropicsSdkRaisesIt(Kind kind, String provider) {
        answers(kind.words.get(provider));

        Throwable thrown = catchThrowable(() -> askAnthropic(provider));

        assertThat(thrown).isInstanceOf(AnthropicServiceException.class);
        if (!provider.equals("anthropic")) {
            assertThat(thrown.getClass().getSimpleName()).isEqualTo(kind.anthropic);
        }
        if (kind == Kind.CONTEXT_TOO_LONG) {
            assertThat(thrown).hasMessageContaining("prompt is too long");
        }
    }

    /** An account that is used up stays so: to try again costs time and helps nobody. */
    @Test
    void theSdkDoesNotTryAgainWhatCannotSucceed() throws Exception {
        answers(Kind.QUOTA.words.get("anthropic"));
        catchThrowable(() -> askOpenAi("anthropic"));

        Stage.STUB.received();
        assertThat(Stage.STUB.receivedMore()).isFalse();
    }

    @Test
    void theSdkTriesAgainWhenItIsToldWhen() throws Exception {
        Stage.STUB.answers(
                Script.of("application/json", Kind.TIMEOUT.words.get("anthropic").body())
                        .status(429)
                        .header("retry-after-ms", "5"));
        catchThrowable(() -> askOpenAi("anthropic"));

        Stage.STUB.received();
        Stage.STUB.received();
    }

    private static void answers(Words words) {
        Stage.STUB.answers(Script.of("application/json", words.body()).status(words.status()));
    }

    private static void askOpenAi(String provider) {
        OpenAIClient client =
                OpenAIOkHttpClient.builder()
                        .baseUrl(Stage.GATEWAY.url() + "/v1")
                        .apiKey("client-key-canary")
                        .maxRetries(1)
                        .build();
        client.chat()
                .completions()
                .create(
                        ChatCompletionCreateParams.builder()
                                .model("on-" + provider)
                                .addUserMessage("hi")
                                .build());
    }

    private static void askAnthropic(String provider) {
        AnthropicDriver.client(Stage.GATEWAY.url())
                .messages()
                .create(
                        MessageCreateParams.builder()
                                .model("on-" + provider)
                                .maxTokens(10)
                                .addUserMessage("hi")
                                .build());
    }
}
