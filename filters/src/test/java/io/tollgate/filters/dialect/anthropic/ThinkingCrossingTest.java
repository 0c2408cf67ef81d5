package io.tollgate.filters.dialect.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.Delivery;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Message.Role;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.Sampling;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.dialect.Thinking;
import io.tollgate.filters.dialect.Thinking.Effort;
import io.tollgate.filters.dialect.Tool;
import io.tollgate.filters.dialect.ToolChoice;
import io.tollgate.filters.dialect.Tooling;
import io.tollgate.filters.wire.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** How the wish for a thought is said to each version, and what it gives way to. */
class ThinkingCrossingTest {

    private static final String BUDGETED = "claude-sonnet-4-5";
    private static final List<Message> HELLO = List.of(Message.of(Role.USER, "Hello"));
    private static final Tooling FORCED =
            new Tooling(
                    List.of(new Tool("now", null, null, null)), new ToolChoice.Named("now"), null);

    private final Losses losses = new Losses();

    private ObjectNode write(
            String model,
            Thinking thinking,
            List<Message> messages,
            Tooling tooling,
            Sampling sampling) {
        ChatRequest request =
                new ChatRequest(
                        "x",
                        new Delivery(false, true),
                        messages,
                        tooling,
                        sampling,
                        thinking,
                        null,
                        null);
        return Json.parseObject(
                MessagesRequestWriter.write(request, new TargetModel(model, 64_000), losses)
                        .body());
    }

    private ObjectNode write(String model, Thinking thinking) {
        return write(model, thinking, HELLO, Tooling.NONE, longest(64_000));
    }

    private static Sampling longest(Integer tokens) {
        return new Sampling(null, null, null, null, null, null, tokens, List.of());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "claude-3-7-sonnet-20250219, LOW,    {\"type\":\"enabled\"|\"budget_tokens\":4096}, -",
                "claude-sonnet-4-5,          MEDIUM, {\"type\":\"enabled\"|\"budget_tokens\":16384}, -",
                "claude-sonnet-4-5,          MAX,    {\"type\":\"enabled\"|\"budget_tokens\":32000}, -",
                "kimi-k2,                    LOW,    {\"type\":\"enabled\"|\"budget_tokens\":4096}, -",
                "claude-opus-4-6,            MINIMAL, {\"type\":\"adaptive\"}, {\"effort\":\"low\"}",
                "claude-opus-4-6,            XHIGH,  {\"type\":\"adaptive\"}, {\"effort\":\"high\"}",
                "claude-opus-4-7,            XHIGH,  {\"type\":\"adaptive\"}, {\"effort\":\"xhigh\"}",
                "claude-opus,                HIGH,   {\"type\":\"adaptive\"}, {\"effort\":\"high\"}",
            })
    void asksEachVersionInItsWay(String model, Effort effort, String thinking, String config) {
        ObjectNode body = write(model, Thinking.of(effort));

        assertThat(body.get("thinking")).hasToString(thinking.replace('|', ','));
        assertThat(body.path("output_config").toString()).isEqualTo(config == null ? "" : config);
        assertThat(losses.fields()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "claude-3-5-haiku-20241022, '', ''",
        "claude-sonnet-4-5, '', ''",
        "claude-opus-5, {\"type\":\"disabled\"}, ''",
        "kimi-k2, {\"type\":\"disabled\"}, ''",
        "claude-opus-5-5, '', thinking",
    })
    void keepsEachVersionFromThinkingInItsWay(String model, String thinking, String lost) {
        ObjectNode body = write(model, Thinking.OFF);

        assertThat(body.path("thinking").toString()).isEqualTo(thinking);
        assertThat(String.join(",", losses.fields())).isEqualTo(lost);
    }

    @Test
    void doesNotAskAModelThatCannotThink() {
        assertThat(write("claude-3-5-haiku-20241022", Thinking.ON).has("thinking")).isFalse();
        assertThat(losses.fields()).containsExactly("thinking");
    }

    @Test
    void givesWayToAToolThatIsForced() {
        ObjectNode body = write(BUDGETED, Thinking.ON, HELLO, FORCED, longest(64_000));

        assertThat(body.has("thinking")).isFalse();
        assertThat(losses.fields()).containsExactly("thinking");
    }

    @Test
    void givesWayToAnAnswerThatWasBegun() {
        List<Message> begun = List.of(HELLO.getFirst(), Message.of(Role.ASSISTANT, "Well,  "));

        ObjectNode body = write(BUDGETED, Thinking.ON, begun, Tooling.NONE, longest(64_000));

        assertThat(body.has("thinking")).isFalse();
        assertThat(body.path("messages").path(1).path("content").path(0).path("text").asString())
                .isEqualTo("Well,");
    }

    @Test
    void givesWayToCallsWhoseThoughtsAreMissing() {
        Part.ToolCall call = new Part.ToolCall("c1", "now", "{}");
        Part result = new Part.ToolResult("c1", "now", List.of(new Part.Text("noon")), false);
        Part thought = new Part.Reasoning("hm", new Part.Seal("anthropic", "signed"));
        List<Message> bare =
                List.of(
                        new Message(Role.ASSISTANT, List.of(call)),
                        new Message(Role.USER, List.of(result)));
        List<Message> thoughtful =
                List.of(
                        new Message(Role.ASSISTANT, List.of(thought, call)),
                        new Message(Role.USER, List.of(result)));

        Sampling sampling = longest(64_000);
        assertThat(write(BUDGETED, Thinking.ON, bare, Tooling.NONE, sampling).has("thinking"))
                .isFalse();
        assertThat(write(BUDGETED, Thinking.ON, thoughtful, Tooling.NONE, sampling).has("thinking"))
                .isTrue();
        assertThat(
                        write("claude-opus-4-6", Thinking.ON, bare, Tooling.NONE, sampling)
                                .has("thinking"))
                .as("models that decide by themselves do not mind")
                .isTrue();
    }

    @Test
    void leavesRoomForTheAnswer() {
        ObjectNode body =
                write(BUDGETED, Thinking.of(Effort.HIGH), HELLO, Tooling.NONE, longest(5_000));
        assertThat(body.path("thinking").path("budget_tokens").intValue()).isEqualTo(2_500);

        assertThat(
                        write(BUDGETED, Thinking.ON, HELLO, Tooling.NONE, longest(2_000))
                                .has("thinking"))
                .as("a thought of less than 1,024 tokens is refused")
                .isFalse();
    }

    @Test
    void leavesOutHowToDrawWhereAThoughtForbidsIt() {
        Sampling sampling = new Sampling(0.3, 0.5, 40, null, null, null, 64_000, List.of());

        ObjectNode body = write(BUDGETED, Thinking.ON, HELLO, Tooling.NONE, sampling);

        assertThat(body.propertyNames()).doesNotContain("temperature", "top_p", "top_k");
        assertThat(losses.fields()).containsExactly("temperature", "top_k", "top_p");
    }

    @Test
    void leavesOutHowToDrawForModelsThatAreNotTold() {
        Sampling sampling = new Sampling(1.0, null, null, null, null, null, 10, List.of());

        assertThat(write("claude-opus-4-7", null, HELLO, Tooling.NONE, sampling).has("temperature"))
                .isFalse();
        assertThat(losses.fields()).containsExactly("temperature");
    }
}
