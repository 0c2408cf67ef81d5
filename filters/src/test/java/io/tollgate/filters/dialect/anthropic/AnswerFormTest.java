package io.tollgate.filters.dialect.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.dialect.AnswerFormat;
import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.Delivery;
import io.tollgate.filters.dialect.Finish;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Message.Role;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.Sampling;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.dialect.Tool;
import io.tollgate.filters.dialect.ToolChoice;
import io.tollgate.filters.dialect.Tooling;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.Slice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The form of an answer: bound by a schema where the model can be, else by a tool. */
class AnswerFormTest {

    private static final String OPEN =
            "{\"type\":\"object\",\"properties\":{\"properties\":{\"type\":\"object\",\"properties\":{}}}}";
    private static final String MAP =
            "{\"type\":\"object\",\"properties\":{\"m\":{\"type\":\"object\","
                    + "\"additionalProperties\":{\"type\":\"string\"}}}}";
    private static final Sampling SAMPLING =
            new Sampling(null, null, null, null, null, null, 100, List.of());
    private static final Tool NOW = new Tool("now", null, null, null);

    private final Losses losses = new Losses();

    private ObjectNode write(String model, AnswerFormat format, Tooling tooling) {
        ChatRequest request =
                new ChatRequest(
                        "x",
                        new Delivery(false, true),
                        List.of(Message.of(Role.USER, "Hello")),
                        tooling,
                        SAMPLING,
                        null,
                        format,
                        null);
        return Json.parseObject(
                MessagesRequestWriter.write(request, new TargetModel(model, null), losses).body());
    }

    private static AnswerFormat schema(String json) {
        return new AnswerFormat.JsonSchema("n", null, parse(json), null);
    }

    private static JsonNode parse(String json) {
        return Json.parse(Slice.of(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void closesTheObjectsOfASchema() {
        ObjectNode body = write("claude-sonnet-4-5", schema(OPEN), Tooling.NONE);

        assertThat(body.path("output_config").path("format").path("schema"))
                .hasToString(
                        "{\"type\":\"object\",\"properties\":{\"properties\":{\"type\":\"object\","
                                + "\"properties\":{},\"additionalProperties\":false}},"
                                + "\"additionalProperties\":false}");
        assertThat(body.has("tools")).isFalse();
    }

    @Test
    void forcesAToolForASchemaThatMustStayOpen() {
        ObjectNode body = write("claude-sonnet-4-5", schema(MAP), Tooling.NONE);

        assertThat(body.has("output_config")).isFalse();
        assertThat(body.path("tool_choice").path("name").asString()).isEqualTo("tollgate_answer");
        assertThat(body.path("tools").path(0).path("input_schema")).hasToString(MAP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"claude-3-5-haiku-20241022", "claude-sonnet-4-5", "kimi-k2"})
    void forcesAToolForJsonOfAnyKind(String model) {
        ObjectNode body = write(model, new AnswerFormat.JsonObject(), Tooling.NONE);

        assertThat(body.path("tool_choice").path("name").asString()).isEqualTo("tollgate_answer");
        assertThat(losses.isEmpty()).isTrue();
    }

    @Test
    void offersTheToolBesideTheClientsOwn() {
        Tooling tooling = new Tooling(List.of(NOW), new ToolChoice.Auto(), false);

        ObjectNode body = write("kimi-k2", schema(OPEN), tooling);

        assertThat(body.path("tools").valueStream().map(tool -> tool.path("name").asString()))
                .containsExactly("now", "tollgate_answer");
        assertThat(body.path("tool_choice"))
                .hasToString("{\"type\":\"any\",\"disable_parallel_tool_use\":true}");
    }

    @Test
    void leavesAToolThatTheClientForces() {
        Tooling tooling = new Tooling(List.of(NOW), new ToolChoice.Named("now"), null);

        ObjectNode body = write("kimi-k2", schema(OPEN), tooling);

        assertThat(body.path("tools")).hasSize(1);
        assertThat(body.path("tool_choice").path("name").asString()).isEqualTo("now");
    }

    @Test
    void cannotGiveALooseListAForm() {
        write("kimi-k2", schema("{\"type\":\"array\"}"), Tooling.NONE);

        assertThat(losses.fields()).containsExactly("response_format");
    }

    @Test
    void readsTheCallAsTheAnswer() {
        ChatResponse answer =
                answer(
                        "{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"tollgate_answer\",\"input\":{\"a\":1}}");

        assertThat(answer.content()).containsExactly(new Part.Text("{\"a\":1}"));
        assertThat(answer.finish()).isEqualTo(Finish.of(Finish.Reason.END_TURN));
    }

    @Test
    void waitsForTheResultsOfTheClientsOwnCalls() {
        ChatResponse answer =
                answer("{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"now\",\"input\":{}}");

        assertThat(answer.finish()).isEqualTo(Finish.of(Finish.Reason.TOOL_CALLS));
    }

    private static ChatResponse answer(String block) {
        return MessagesResponseReader.read(
                ("{\"type\":\"message\",\"model\":\"m\",\"stop_reason\":\"tool_use\",\"content\":["
                                + block
                                + "]}")
                        .getBytes(StandardCharsets.UTF_8));
    }
}
