package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.anthropic.models.models.ModelInfo;
import com.openai.models.models.Model;
import io.github.ollama4j.Ollama;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions about models, and paths that nobody has. */
class LookupTest {

    private static final String[] SERVED = {
        "on-openai",
        "on-anthropic",
        "on-old-claude",
        "on-ollama",
        "on-responses",
        "shared-openai",
        "strict-anthropic",
        "on-closed"
    };

    @Test
    void theOpenAiSdkListsTheModels() {
        var models = OpenAiDriver.client(Stage.GATEWAY.url()).models();

        assertThat(models.list().autoPager().stream().map(Model::id))
                .containsExactlyInAnyOrder(SERVED);
        assertThat(models.retrieve("on-openai").id()).isEqualTo("on-openai");
    }

    @Test
    void theAnthropicSdkListsTheModels() {
        var models = AnthropicDriver.client(Stage.GATEWAY.url()).models();

        assertThat(models.list().autoPager().stream().map(ModelInfo::id))
                .containsExactlyInAnyOrder(SERVED);
        assertThat(models.retrieve("on-openai").id()).isEqualTo("on-openai");
    }

    @Test
    void ollama4jListsTheModels() throws Exception {
        Ollama ollama = new Ollama(Stage.GATEWAY.url());

        assertThat(ollama.ping()).isTrue();
        assertThat(ollama.listModels())
                .extracting(io.github.ollama4j.models.response.Model::getName)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(SERVED).map(name -> name + ":latest").toList());
        assertThat(ollama.getVersion()).isNotBlank();
    }

    /** Ollama's tools ask for a model by the name that the list has. */
    @ParameterizedTest
    @CsvSource({"openai,gpt-4.1", "anthropic,claude-sonnet-4-5", "ollama,llama3.1"})
    void aListedNameIsServed(String provider, String model) throws Exception {
        Stage.STUB.answers(Stage.answer(provider, "text", false));

        Answer answer =
                new OllamaDriver()
                        .ask(Stage.GATEWAY.url(), Ask.text("on-" + provider + ":latest", false));

        assertThat(answer.text()).isEqualTo("It is 21 °C in Paris ☀.");
        assertThat(Stage.STUB.received().json().path("model").stringValue()).isEqualTo(model);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "openai,/v1/no-such-thing", "openai,/v1/models/no-such-model",
        "ollama,/api/no-such-thing", "anthropic,/v1/messages/batches"
    })
    void whatIsNotThereIsMissingInTheCallersDialect(String client, String path) {
        ErrorShape.check(client, 404, PlainHttp.get(path));
    }
}
