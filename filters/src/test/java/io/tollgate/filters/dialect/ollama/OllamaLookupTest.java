package io.tollgate.filters.dialect.ollama;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.dialect.Lookup;
import io.tollgate.filters.dialect.Lookup.Answer;
import io.tollgate.filters.dialect.Lookup.ModelCard;
import io.tollgate.filters.dialect.Lookup.Question;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.wire.MalformedInput;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions about models and the server, and what the API is addressed by. */
class OllamaLookupTest {

    private static final Instant CREATED = Instant.parse("2026-03-01T08:00:00Z");
    private static final List<ModelCard> MODELS =
            List.of(
                    new ModelCard("support-bot", "anthropic", CREATED),
                    new ModelCard("llama3.1:latest", "local", CREATED),
                    new ModelCard("support-bot:latest", "openai", CREATED));

    private final OllamaClient client = new OllamaClient();

    @Test
    void listsModels() {
        Answer answer = lookup("/api/tags").answer(new Question("/api/tags", new byte[0], MODELS));
        assertThat(answer.mediaType()).isEqualTo("application/json");
        assertThat(new String(answer.body(), UTF_8))
                .startsWith(
                        """
                        {"models":[{"name":"support-bot:latest","model":"support-bot:latest",\
                        "modified_at":"2026-03-01T08:00:00Z","size":0,"digest":\
                        "5a807beb""")
                .contains(
                        """
                        "details":{"parent_model":"","format":"","family":"anthropic",\
                        "families":["anthropic"],"parameter_size":"","quantization_level":""}""");
    }

    @Test
    void listsNoModels() {
        assertThat(ask("/api/tags", "", List.of())).isEqualTo("{\"models\":[]}");
        assertThat(ask("/api/ps", "", MODELS)).isEqualTo("{\"models\":[]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"model\":\"support-bot\"} | anthropic",
                "{\"name\":\"support-bot\"} | anthropic",
                "{\"model\":\"\",\"name\":\"support-bot\",\"verbose\":true} | anthropic",
                "{\"model\":\"support-bot:latest\"} | openai",
                "{\"model\":\"llama3.1\"} | local",
                "{\"model\":\"llama3.1:latest\"} | local",
            })
    void showsAModel(String body, String family) {
        assertThat(ask("/api/show", body, MODELS))
                .contains("\"family\":\"" + family + "\"")
                .contains("\"model_info\":{},\"capabilities\":[\"completion\",\"tools\"]")
                .contains("\"modified_at\":\"2026-03-01T08:00:00Z\"");
    }

    @Test
    void toleratesAMissingTagTheOtherWayAround() {
        List<ModelCard> untagged = List.of(new ModelCard("qwen3", "local", CREATED));
        assertThat(ask("/api/show", "{\"model\":\"qwen3:latest\"}", untagged)).contains("local");
    }

    @Test
    void knowsNoOtherModel() {
        assertThatThrownBy(() -> ask("/api/show", "{\"model\":\"llama3.1:8b\"}", MODELS))
                .isInstanceOfSatisfying(
                        GatewayException.class,
                        e ->
                                assertThat(e.error())
                                        .isEqualTo(
                                                GatewayError.of(
                                                        Kind.MODEL_NOT_FOUND,
                                                        "model 'llama3.1:8b' not found")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"model\":7}", "[]"})
    void refusesAQuestionWithoutAName(String body) {
        assertThatThrownBy(() -> ask("/api/show", body, MODELS)).isInstanceOf(MalformedInput.class);
    }

    @Test
    void saysThatItRuns() {
        Answer answer = lookup("/").answer(new Question("/", new byte[0], MODELS));
        assertThat(answer.mediaType()).isEqualTo("text/plain");
        assertThat(answer.body()).asString(UTF_8).isEqualTo("Ollama is running");
        assertThat(ask("/api/version", "", MODELS)).isEqualTo("{\"version\":\"0.12.6\"}");
    }

    @Test
    void takesTheMethodsThatOllamaTakes() {
        assertThat(lookup("/").methods()).containsExactly("GET", "HEAD");
        assertThat(lookup("/api/show").methods()).containsExactly("POST");
        assertThat(lookup("/api/tags").methods()).contains("GET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/pull",
                "/api/push",
                "/api/delete",
                "/api/create",
                "/api/copy",
                "/api/blobs/x"
            })
    void managesNoModels(String path) {
        assertThat(client.lookups()).noneMatch(lookup -> lookup.matches(path, _ -> null));
        assertThat(client.faces()).noneMatch(face -> face.path().equals(path));
        assertThat(client.addressed(path, _ -> null)).isTrue();
    }

    @Test
    void isAddressedByPath() {
        assertThat(client.addressed("/", _ -> null)).isTrue();
        assertThat(client.addressed("/api/anything", _ -> null)).isTrue();
        assertThat(client.addressed("/api", _ -> null)).isFalse();
        assertThat(client.addressed("/v1/chat/completions", _ -> null)).isFalse();
    }

    @Test
    void writesErrors() {
        GatewayError error = GatewayError.of(Kind.RATE_LIMITED, "Slow \"down\".");
        assertThat(client.writeError(error, new Stamp("1", CREATED)))
                .asString(UTF_8)
                .isEqualTo("{\"error\":\"Slow \\\"down\\\".\"}");
        assertThat(client.status(error)).isEqualTo(429);
    }

    private String ask(String path, String body, List<ModelCard> models) {
        Answer answer = lookup(path).answer(new Question(path, body.getBytes(UTF_8), models));
        return new String(answer.body(), UTF_8);
    }

    private Lookup lookup(String path) {
        return client.lookups().stream()
                .filter(lookup -> lookup.matches(path, _ -> null))
                .findFirst()
                .orElseThrow();
    }
}
