package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.MessageAggregator;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.ollama.OllamaChatModel;
import org.springframework.ai.ollama.api.OllamaApi;
import org.springframework.ai.ollama.api.OllamaChatOptions;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;

/**
 * Spring AI's chat models, on every provider's dialect, whole and streamed. The one for Anthropic
 * cannot be loaded beside the current SDK, on whose predecessor it is built.
 */
class SpringAiTest {

    private static final String KEY = "client-key-canary";

    static Stream<Arguments> ways() {
        return Stream.of("openai", "ollama")
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

        assertThat(answer.getResult().getOutput().getText()).isEqualTo("It is 21 °C in Paris ☀.");
        assertThat(answer.getMetadata().getUsage().getPromptTokens()).isEqualTo(25);
        assertThat(answer.getMetadata().getUsage().getCompletionTokens()).isEqualTo(12);
        assertThat(Stage.STUB.received().text()).contains(Ask.QUESTION).contains(Ask.SYSTEM);
    }

    @ParameterizedTest(name = "{0} on {1}, streamed: {2}")
    @MethodSource("ways")
    void resultsOfCallsCross(String client, String provider, boolean stream) throws Exception {
        List<Message> messages = new ArrayList<>(conversation());
        messages.add(
                AssistantMessage.builder()
                        .content("")
                        .toolCalls(
                                List.of(
                                        new AssistantMessage.ToolCall(
                                                "call_1",
                                                "function",
                                                "get_weather",
                                                "{\"city\":\"Paris\"}")))
                        .build());
        messages.add(
                ToolResponseMessage.builder()
                        .responses(
                                List.of(
                                        new ToolResponseMessage.ToolResponse(
                                                "call_1", "get_weather", "\"21 degrees\"")))
                        .build());

        ChatResponse answer = ask(client, provider, "text", stream, messages);

        assertThat(answer.getResult().getOutput().getText()).isEqualTo("It is 21 °C in Paris ☀.");
        assertThat(Stage.STUB.received().text()).contains("get_weather").contains("21 degrees");
    }

    private static List<Message> conversation() {
        return List.of(new SystemMessage(Ask.SYSTEM), new UserMessage(Ask.QUESTION));
    }

    private static ChatResponse ask(
            String client, String provider, String answer, boolean stream, List<Message> messages) {
        Stage.STUB.answers(Stage.answer(provider, answer, stream));
        ChatModel model = model(client, "on-" + provider);
        Prompt prompt = new Prompt(messages);
        if (!stream) {
            return model.call(prompt);
        }
        List<ChatResponse> whole = new ArrayList<>();
        new MessageAggregator()
                .aggregate(model.stream(prompt), whole::add)
                .blockLast(Duration.ofSeconds(10));
        return whole.getFirst();
    }

    private static ChatModel model(String client, String model) {
        String url = Stage.GATEWAY.url();
        return switch (client) {
            case "openai" ->
                    OpenAiChatModel.builder()
                            .options(
                                    OpenAiChatOptions.builder()
                                            .baseUrl(url + "/v1")
                                            .apiKey(KEY)
                                            .model(model)
                                            .streamUsage(true)
                                            .build())
                            .build();
            default ->
                    OllamaChatModel.builder()
                            .ollamaApi(OllamaApi.builder().baseUrl(url).build())
                            .options(OllamaChatOptions.builder().model(model).build())
                            .build();
        };
    }
}
