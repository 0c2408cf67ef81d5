package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.model.output.FinishReason;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** LangChain4j's three chat models, on every provider's dialect, whole and streamed. */
class LangChain4jTest {

    private static final String KEY = "client-key-canary";

    static Stream<Arguments> ways() {
        return Stage.PROVIDERS.stream()
                .flatMap(
                        client ->
                                Stream.of("openai", "anthropic", "ollama", "responses")
                                        .flatMap(
                                                provider ->
                                                        Stream.of(false, true)
                                                                .map(
                                                                        stream ->
                                                                                Arguments.of(
                                                                                        client,
                                                                                        provider,
                                                                                        stream))));
    }

    @ParameterizedTest(name = "{0} on {1}, streamed: {2}")
    @MethodSource("ways")
    void textCrosses(String client, String provider, boolean stream) throws Exception {
        ChatResponse answer = ask(client, provider, "text", stream, conversation());

        assertThat(answer.aiMessage().text()).isEqualTo("It is 21 °C in Paris ☀.");
        assertThat(answer.finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(answer.tokenUsage().inputTokenCount()).isEqualTo(25);
        assertThat(answer.tokenUsage().outputTokenCount()).isEqualTo(12);
        assertThat(Stage.STUB.received().text()).contains(Ask.QUESTION).contains(Ask.SYSTEM);
    }

    /**
     * Between speakers of OpenAI bytes pass, and the stub's weave two calls into each other, which
     * LangChain4j does not read.
     */
    static Stream<Arguments> waysOfCalls() {
        return ways().filter(way -> !List.of(way.get()).equals(List.of("openai", "openai", true)));
    }

    @ParameterizedTest(name = "{0} on {1}, streamed: {2}")
    @MethodSource("waysOfCalls")
    void callsAndTheirResultsCross(String client, String provider, boolean stream)
            throws Exception {
        AiMessage calling = ask(client, provider, "tools", stream, conversation()).aiMessage();

        assertThat(calling.toolExecutionRequests())
                .extracting(call -> call.name() + call.arguments().replaceAll("\\s", ""))
                .containsExactly(
                        "get_weather{\"city\":\"Paris\"}", "get_time{\"zone\":\"Europe/Paris\"}");

        List<ChatMessage> next = new ArrayList<>(conversation());
        next.add(calling);
        calling.toolExecutionRequests()
                .forEach(
                        call ->
                                next.add(
                                        ToolExecutionResultMessage.from(
                                                call, "result of " + call.name())));
        assertThat(ask(client, provider, "text", stream, next).aiMessage().text())
                .isEqualTo("It is 21 °C in Paris ☀.");
        assertThat(Stage.STUB.received().text())
                .contains("result of get_weather")
                .contains("result of get_time");
    }

    private static List<ChatMessage> conversation() {
        return List.of(SystemMessage.from(Ask.SYSTEM), UserMessage.from(Ask.QUESTION));
    }

    private static ChatResponse ask(
            String client,
            String provider,
            String answer,
            boolean stream,
            List<ChatMessage> messages)
            throws Exception {
        Stage.STUB.answers(Stage.answer(provider, answer, stream));
        ChatRequest request =
                ChatRequest.builder().messages(messages).toolSpecifications(tools()).build();
        String model = "on-" + provider;
        return stream
                ? streamed(streaming(client, model), request)
                : chat(client, model).chat(request);
    }

    private static List<ToolSpecification> tools() {
        return Ask.TOOLS.stream()
                .map(
                        tool ->
                                ToolSpecification.builder()
                                        .name(tool.name())
                                        .parameters(
                                                JsonObjectSchema.builder()
                                                        .addStringProperty(tool.property())
                                                        .required(tool.property())
                                                        .build())
                                        .build())
                .toList();
    }

    private static ChatModel chat(String client, String model) {
        String url = Stage.GATEWAY.url();
        return switch (client) {
            case "openai" ->
                    OpenAiChatModel.builder()
                            .baseUrl(url + "/v1")
                            .apiKey(KEY)
                            .modelName(model)
                            .maxRetries(0)
                            .build();
            case "anthropic" ->
                    AnthropicChatModel.builder()
                            .baseUrl(url + "/v1")
                            .apiKey(KEY)
                            .modelName(model)
                            .maxRetries(0)
                            .build();
            default ->
                    OllamaChatModel.builder().baseUrl(url).modelName(model).maxRetries(0).build();
        };
    }

    private static StreamingChatModel streaming(String client, String model) {
        String url = Stage.GATEWAY.url();
        return switch (client) {
            case "openai" ->
                    OpenAiStreamingChatModel.builder()
                            .baseUrl(url + "/v1")
                            .apiKey(KEY)
                            .modelName(model)
                            .build();
            case "anthropic" ->
                    AnthropicStreamingChatModel.builder()
                            .baseUrl(url + "/v1")
                            .apiKey(KEY)
                            .modelName(model)
                            .build();
            default -> OllamaStreamingChatModel.builder().baseUrl(url).modelName(model).build();
        };
    }

    private static ChatResponse streamed(StreamingChatModel model, ChatRequest request)
            throws Exception {
        CompletableFuture<ChatResponse> whole = new CompletableFuture<>();
        model.chat(
                request,
                new StreamingChatResponseHandler() {
                    @Override
                    public void onCompleteResponse(ChatResponse response) {
                        whole.complete(response);
                    }

                    @Override
                    public void onError(Throwable error) {
                        whole.completeExceptionally(error);
                    }
                });
        return whole.get(10, TimeUnit.SECONDS);
    }
}
