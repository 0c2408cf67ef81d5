package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.anthropic.errors.InternalServerException;
import com.anthropic.models.messages.MessageCreateParams;
import com.openai.errors.NotFoundException;
import com.openai.errors.RateLimitException;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import io.github.ollama4j.Ollama;
import org.junit.jupiter.api.Test;

/** What somebody sees who has just cloned the repository, with the SDKs that they have. */
class DemoTest {

    static final RunningGateway GATEWAY = new RunningGateway("tollgate: { discovery: false }");

    @Test
    void aStoryIsToldToEachClient() throws Exception {
        Ask ask = Ask.text("demo/story", true);

        assertThat(new OpenAiDriver().ask(GATEWAY.url(), ask).text()).startsWith("At the foot");
        Answer answer = new AnthropicDriver().ask(GATEWAY.url(), ask);
        assertThat(answer.finish()).isEqualTo("length");
        assertThat(answer.output()).isEqualTo(77);
        assertThat(new OllamaDriver().ask(GATEWAY.url(), ask).text()).startsWith("At the foot");
    }

    @Test
    void aToolIsCalledWhenItIsAskedFor() throws Exception {
        Ask ask = Ask.tools("demo/echo", true).forcing("get_time");

        Answer answer = new AnthropicDriver().ask(GATEWAY.url(), ask);

        assertThat(answer.calls()).extracting(Answer.Call::name).containsExactly("get_time");
        assertThat(answer.finish()).isEqualTo("tools");
        assertThat(new OpenAiDriver().ask(GATEWAY.url(), ask.afterCalls()).text())
                .isEqualTo("The tools answered: 21 degrees; noon");
    }

    @Test
    void failuresAreRehearsedAsTheSdkWouldSeeThem() {
        assertThatExceptionOfType(RateLimitException.class)
                .isThrownBy(() -> openAi("demo/echo", "[fail 429] hi"));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> openAi("demo/none", "hi"));
        assertThatExceptionOfType(com.openai.errors.BadRequestException.class)
                .isThrownBy(() -> openAi("demo/echo", "[fail soon]"));
        assertThatExceptionOfType(com.openai.errors.InternalServerException.class)
                .isThrownBy(() -> openAi("demo/echo", "[garbage]"));
        assertThatExceptionOfType(com.anthropic.errors.RateLimitException.class)
                .isThrownBy(() -> anthropic("demo/echo", "[fail 429] hi"));
        assertThatExceptionOfType(InternalServerException.class)
                .isThrownBy(() -> anthropic("demo/echo", "[fail 529] hi"))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(529));
        assertThatExceptionOfType(com.anthropic.errors.NotFoundException.class)
                .isThrownBy(() -> anthropic("demo/none", "hi"));
        assertThatExceptionOfType(InternalServerException.class)
                .isThrownBy(() -> anthropic("demo/echo", "[cut 2] one two three"));
    }

    @Test
    void theModelsAreListedInEachDialect() throws Exception {
        assertThat(OpenAiDriver.client(GATEWAY.url()).models().list().data())
                .extracting(model -> model.id())
                .containsExactlyInAnyOrder("demo/auto", "demo/echo", "demo/story");
        assertThat(OpenAiDriver.client(GATEWAY.url()).models().retrieve("demo/echo").ownedBy())
                .isEqualTo("demo");
        assertThat(AnthropicDriver.client(GATEWAY.url()).models().list().data())
                .extracting(model -> model.id())
                .containsExactlyInAnyOrder("demo/auto", "demo/echo", "demo/story");
        Ollama ollama = new Ollama(GATEWAY.url());
        assertThat(ollama.ping()).isTrue();
        assertThat(ollama.getVersion()).isNotBlank();
        assertThat(ollama.listModels())
                .extracting(model -> model.getName())
                .containsExactlyInAnyOrder(
                        "demo/auto:latest", "demo/echo:latest", "demo/story:latest");
    }

    private static void openAi(String model, String words) {
        OpenAiDriver.client(GATEWAY.url())
                .chat()
                .completions()
                .create(
                        ChatCompletionCreateParams.builder()
                                .model(model)
                                .addUserMessage(words)
                                .build());
    }

    private static void anthropic(String model, String words) {
        AnthropicDriver.client(GATEWAY.url())
                .messages()
                .create(
                        MessageCreateParams.builder()
                                .model(model)
                                .maxTokens(50L)
                                .addUserMessage(words)
                                .build());
    }
}
