package io.tollgate.filters.dialect.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.Delivery;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.dialect.Golden;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.ProviderRequest;
import io.tollgate.filters.dialect.Sampling;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.dialect.Tool;
import io.tollgate.filters.dialect.ToolChoice;
import io.tollgate.filters.dialect.Tooling;
import io.tollgate.filters.wire.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class MessagesRequestWriterTest {

    private static final Sampling TEN_TOKENS = sampling(10);
    private static final String HEAD = "{\"model\":\"m\",\"max_tokens\":10";

    private final Losses losses = new Losses();

    @Test
    void limitsTheAnswerToWhatWasAskedOrCanBeGiven() {
        assertThat(write(sampling(100), Tooling.NONE, 64)).contains("\"max_tokens\":100");
        assertThat(write(sampling(50), Tooling.NONE, 64)).contains("\"max_tokens\":50");
        assertThat(write(sampling(null), Tooling.NONE, 64)).contains("\"max_tokens\":64");
    }

    @Test
    void inventsNoLimit() {
        Sampling none = sampling(null);
        assertThatThrownBy(() -> write(none, Tooling.NONE, null))
                .isInstanceOfSatisfying(
                        GatewayException.class,
                        e -> assertThat(e.error().kind()).isEqualTo(Kind.INVALID_REQUEST))
                .hasMessageContaining("max_tokens")
                .hasMessageContaining("max-output-tokens");
    }

    @Test
    void bringsSamplingIntoTheApisBounds() {
        Sampling sampling = new Sampling(1.5, 0.5, 4, 7L, 0.1, 0.2, 10, List.of(" \n", "END"));
        assertThat(write(sampling, Tooling.NONE, null))
                .isEqualTo(
                        HEAD
                                + ",\"messages\":[],\"temperature\":1.0,\"top_p\":0.5,\"top_k\":4,"
                                + "\"stop_sequences\":[\"END\"]}");
        assertThat(losses.fields())
                .containsExactly(
                        "frequency_penalty", "presence_penalty", "seed", "stop", "temperature");
    }

    @Test
    void writesTools() {
        Tooling tooling =
                new Tooling(
                        List.of(
                                new Tool("now", null, null, null),
                                new Tool("add", "Adds.", schema("{\"required\":[]}"), true),
                                new Tool(
                                        "say",
                                        null,
                                        schema("{\"x\":1,\"type\":\"object\"}"),
                                        false)),
                        new ToolChoice.Named("now"),
                        false);
        assertThat(write(TEN_TOKENS, tooling, null))
                .isEqualTo(
                        HEAD
                                + ",\"messages\":[],\"tools\":["
                                + "{\"name\":\"now\",\"input_schema\":{\"type\":\"object\"}},"
                                + "{\"name\":\"add\",\"description\":\"Adds.\",\"input_schema\":"
                                + "{\"type\":\"object\",\"required\":[]},\"strict\":true},"
                                + "{\"name\":\"say\",\"input_schema\":"
                                + "{\"x\":1,\"type\":\"object\"},\"strict\":false}],"
                                + "\"tool_choice\":{\"type\":\"tool\",\"name\":\"now\","
                                + "\"disable_parallel_tool_use\":true}}");
    }

    @Test
    void writesEachChoice() {
        assertThat(choice(null, null)).isEqualTo("");
        assertThat(choice(null, true)).isEqualTo("");
        assertThat(choice(null, false))
                .isEqualTo("{\"type\":\"auto\",\"disable_parallel_tool_use\":true}");
        assertThat(choice(new ToolChoice.Required(), true)).isEqualTo("{\"type\":\"any\"}");
        assertThat(choice(new ToolChoice.None(), false)).isEqualTo("{\"type\":\"none\"}");
        Tooling noTools = new Tooling(List.of(), new ToolChoice.Auto(), false);
        assertThat(write(TEN_TOKENS, noTools, null)).isEqualTo(HEAD + ",\"messages\":[]}");
    }

    @Test
    void asksForAStream() {
        ChatRequest request =
                new ChatRequest(
                        "x", new Delivery(true, false), List.of(), Tooling.NONE, TEN_TOKENS);
        ProviderRequest written =
                new AnthropicProvider().writeRequest(request, new TargetModel("m", null), losses);
        assertThat(written.path()).isEqualTo("/v1/messages");
        assertThat(string(written)).isEqualTo(HEAD + ",\"messages\":[],\"stream\":true}");
    }

    static Stream<Path> requests() {
        return Golden.inputs("request", ".anthropic-messages.json");
    }

    /** What it writes says the same when it is read and written once more. */
    @ParameterizedTest
    @MethodSource("requests")
    void isReadBack(Path input) {
        TargetModel model = new TargetModel("claude-sonnet-4-6", null);
        ChatRequest request = MessagesRequestReader.read(Golden.read(input), losses);
        byte[] written = MessagesRequestWriter.write(request, model, losses).body();
        Losses none = new Losses();
        ChatRequest again = MessagesRequestReader.read(written, none);
        assertThat(string(MessagesRequestWriter.write(again, model, none)))
                .isEqualTo(new String(written, StandardCharsets.UTF_8));
        assertThat(none.isEmpty()).isTrue();
        assertThat(again.tooling().tools()).isEqualTo(request.tooling().tools());
        assertThat(again.sampling().temperature()).isEqualTo(request.sampling().temperature());
        assertThat(again.sampling().topK()).isEqualTo(request.sampling().topK());
    }

    private String choice(ToolChoice choice, Boolean parallel) {
        List<Tool> tools = List.of(new Tool("now", null, null, null));
        String body = write(TEN_TOKENS, new Tooling(tools, choice, parallel), null);
        String marker = "\"tool_choice\":";
        int at = body.indexOf(marker);
        return at < 0 ? "" : body.substring(at + marker.length(), body.length() - 1);
    }

    private String write(Sampling sampling, Tooling tooling, Integer limit) {
        ChatRequest request =
                new ChatRequest("x", new Delivery(false, false), List.of(), tooling, sampling);
        return string(MessagesRequestWriter.write(request, new TargetModel("m", limit), losses));
    }

    private static Sampling sampling(Integer maxTokens) {
        return new Sampling(null, null, null, null, null, null, maxTokens, List.of());
    }

    private static JsonNode schema(String json) {
        return Json.parseObject(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String string(ProviderRequest request) {
        return new String(request.body(), StandardCharsets.UTF_8);
    }
}
