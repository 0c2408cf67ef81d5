package io.tollgate.filters.dialect.cohere;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.dialect.AnswerFormat;
import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.Delivery;
import io.tollgate.filters.dialect.DocumentSource;
import io.tollgate.filters.dialect.ImageSource;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Message.Role;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.Sampling;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.dialect.Thinking;
import io.tollgate.filters.dialect.Tool;
import io.tollgate.filters.dialect.ToolChoice;
import io.tollgate.filters.dialect.Tooling;
import io.tollgate.filters.wire.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What of a request the golden matrix has no case for. */
class ChatRequestWriterTest {

    private static final Message HI = Message.of(Role.USER, "hi");
    private static final Part.Document HOURS =
            new Part.Document(new DocumentSource.Plain("Open from eight."), "Hours");

    private final Losses losses = new Losses();
    private String model = "command-a-03-2025";
    private CohereOptions options = CohereOptions.DEFAULT;
    private Tooling tooling = Tooling.NONE;
    private Sampling sampling = sampling(null);
    private @Nullable Thinking thinking;
    private @Nullable AnswerFormat format;

    private static Sampling sampling(@Nullable Integer maxTokens) {
        return new Sampling(null, null, null, null, null, null, maxTokens, List.of());
    }

    private JsonNode written(Message... messages) {
        ChatRequest request =
                new ChatRequest(
                        "asked",
                        new Delivery(false, false),
                        List.of(messages),
                        tooling,
                        sampling,
                        thinking,
                        format,
                        null);
        return Json.parseObject(
                new ChatRequestWriter(options, new TargetModel(model, null), losses)
                        .write(request)
                        .body());
    }

    private static Tool tool(String name, @Nullable Boolean strict) {
        return new Tool(name, null, null, strict);
    }

    @Test
    void isAsShortAsItCanBe() {
        assertThat(written(HI).toString())
                .isEqualTo(
                        "{\"model\":\"command-a-03-2025\","
                                + "\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");
    }

    @Test
    void allSystemMessagesBecomeTheFirst() {
        JsonNode messages =
                written(Message.of(Role.SYSTEM, "one"), HI, Message.of(Role.SYSTEM, "two"))
                        .path("messages");

        assertThat(messages.path(0).path("role").stringValue()).isEqualTo("system");
        assertThat(messages.path(0).path("content").stringValue()).isEqualTo("one\n\ntwo");
        assertThat(messages).hasSize(2);
    }

    @Test
    void scalesThatAreTooShortAreUsedToTheirEnds() {
        sampling =
                new Sampling(
                        1.5, 1.0, 1000, 7L, -0.5, 1.5, null, List.of("a", "b", "c", "d", "e", "f"));

        JsonNode body = written(HI);

        assertThat(body.path("temperature").doubleValue()).isEqualTo(1.5);
        assertThat(body.path("p").doubleValue()).isEqualTo(0.99);
        assertThat(body.path("k").intValue()).isEqualTo(500);
        assertThat(body.path("seed").intValue()).isEqualTo(7);
        assertThat(body.path("frequency_penalty").doubleValue(-1)).isZero();
        assertThat(body.path("presence_penalty").doubleValue()).isEqualTo(1);
        assertThat(body.path("stop_sequences")).hasSize(5);
        assertThat(losses.fields())
                .containsExactly("frequency_penalty", "presence_penalty", "stop", "top_k", "top_p");
    }

    @Test
    void aNamedToolBecomesTheOnlyOneAndIsDemanded() {
        tooling =
                new Tooling(
                        List.of(tool("a", null), tool("b", null)), new ToolChoice.Named("b"), null);

        JsonNode body = written(HI);

        assertThat(body.path("tools")).hasSize(1);
        assertThat(body.path("tools").path(0).path("function").path("name").stringValue())
                .isEqualTo("b");
        assertThat(body.path("tool_choice").stringValue()).isEqualTo("REQUIRED");
        assertThat(losses.fields()).containsExactly("tool_choice");
    }

    @Test
    void allToolsAreStrictOrNone() {
        tooling = new Tooling(List.of(tool("a", true), tool("b", true)), null, null);
        assertThat(written(HI).path("strict_tools").booleanValue()).isTrue();
        assertThat(losses.isEmpty()).isTrue();

        tooling = new Tooling(List.of(tool("a", true), tool("b", null)), null, null);
        assertThat(written(HI).has("strict_tools")).isFalse();
        assertThat(losses.fields()).containsExactly("tools[].strict");
    }

    @Test
    void aFormGoesWhereToolsAreOnOffer() {
        format = new AnswerFormat.JsonObject();
        tooling = new Tooling(List.of(tool("a", null)), null, null);
        assertThat(written(HI).has("response_format")).isFalse();
        assertThat(losses.fields()).containsExactly("response_format");
    }

    @Test
    void andStaysWhereNoneMayBeCalled() {
        format = new AnswerFormat.JsonSchema("n", null, Json.object().put("type", "object"), true);
        tooling = new Tooling(List.of(tool("a", null)), new ToolChoice.None(), null);

        JsonNode body = written(HI);

        assertThat(body.path("response_format").toString())
                .isEqualTo("{\"type\":\"json_object\",\"json_schema\":{\"type\":\"object\"}}");
        assertThat(body.has("tools")).isFalse();
        assertThat(body.has("tool_choice")).isFalse();
        assertThat(losses.isEmpty()).isTrue();
    }

    @Test
    void aDocumentStandsBesideTheConversation() {
        JsonNode body =
                written(new Message(Role.USER, List.of(HOURS, new Part.Text("When do you open?"))));

        assertThat(body.path("documents").toString())
                .isEqualTo("[{\"data\":{\"title\":\"Hours\",\"text\":\"Open from eight.\"}}]");
        assertThat(body.path("messages").path(0).path("content").stringValue())
                .isEqualTo("When do you open?");
    }

    @Test
    void unlessItIsAllThatIsSaid() {
        JsonNode body = written(new Message(Role.USER, List.of(HOURS)));

        assertThat(body.has("documents")).isFalse();
        assertThat(body.path("messages").path(0).path("content").stringValue())
                .isEqualTo("Open from eight.");
    }

    @Test
    void orTheAnswerHasAForm() {
        format = new AnswerFormat.JsonObject();

        JsonNode body =
                written(new Message(Role.USER, List.of(HOURS, new Part.Text("When do you open?"))));

        assertThat(body.has("documents")).isFalse();
        assertThat(body.path("messages").path(0).path("content").stringValue())
                .isEqualTo("Open from eight.\n\nWhen do you open?");
    }

    @Test
    void aResultCanHoldDocuments() {
        Part result =
                new Part.ToolResult("c", null, List.of(new Part.Text("Found:"), HOURS), false);

        JsonNode message = written(new Message(Role.USER, List.of(result))).path("messages");

        assertThat(message.toString())
                .isEqualTo(
                        "[{\"role\":\"tool\",\"tool_call_id\":\"c\",\"content\":["
                                + "{\"type\":\"text\",\"text\":\"Found:\"},"
                                + "{\"type\":\"document\",\"document\":{\"data\":{\"title\":\"Hours\","
                                + "\"text\":\"Open from eight.\"}}}]}]");
    }

    @Test
    void aPictureOfAResultFollowsInTheUsersName() {
        Part picture = new Part.Image(new ImageSource.Inline("image/png", "aGk="), "low");
        Part result = new Part.ToolResult("c", null, List.of(picture), true);

        JsonNode messages = written(new Message(Role.USER, List.of(result))).path("messages");

        assertThat(messages.path(0).path("content").stringValue()).isEmpty();
        assertThat(messages.path(1).path("content").path(1).path("image_url").toString())
                .isEqualTo("{\"url\":\"data:image/png;base64,aGk=\",\"detail\":\"low\"}");
        assertThat(losses.fields()).containsExactly("messages[].content[].tool_result.error");
    }

    @ParameterizedTest
    @CsvSource({
        "command-a-03-2025, false",
        "command-r-plus, false",
        "command-a-reasoning-08-2025, true",
        "command-a-plus-05-2026, true",
        "cohere/command-a-plus-05-2026, true"
    })
    void theNameSaysWhetherAModelThinks(String name, boolean thinks) {
        model = name;
        thinking = Thinking.ON;

        assertThat(written(HI).has("thinking")).isEqualTo(thinks);
        assertThat(losses.isEmpty()).isEqualTo(thinks);
    }

    @Test
    void aThoughtLeavesRoomForWords() {
        model = "command-a-reasoning-08-2025";
        sampling = sampling(1000);
        thinking = Thinking.of(Thinking.Effort.HIGH);
        assertThat(written(HI).path("thinking").toString())
                .isEqualTo("{\"type\":\"enabled\",\"token_budget\":500}");

        thinking = new Thinking(true, null, 900);
        assertThat(written(HI).path("thinking").path("token_budget").intValue()).isEqualTo(900);

        thinking = Thinking.OFF;
        assertThat(written(HI).path("thinking").toString()).isEqualTo("{\"type\":\"disabled\"}");
    }

    private static Message called() {
        return new Message(
                Role.ASSISTANT,
                List.of(
                        new Part.Reasoning("I look.", new Part.Seal("anthropic", "s")),
                        new Part.ToolCall("c", "look", "")));
    }

    @Test
    void aThoughtBeforeACallIsAPlan() {
        JsonNode message = written(HI, called()).path("messages").path(1);

        assertThat(message.toString())
                .isEqualTo(
                        "{\"role\":\"assistant\",\"tool_plan\":\"I look.\",\"tool_calls\":["
                                + "{\"id\":\"c\",\"type\":\"function\",\"function\":"
                                + "{\"name\":\"look\",\"arguments\":\"{}\"}}]}");
        assertThat(losses.fields()).containsExactly("messages[].reasoning.seal");
    }

    @Test
    void toAModelThatThinksItIsAThought() {
        model = "command-a-reasoning-08-2025";

        JsonNode message = written(HI, called()).path("messages").path(1);

        assertThat(message.path("content").toString())
                .isEqualTo("[{\"type\":\"thinking\",\"thinking\":\"I look.\"}]");
        assertThat(message.has("tool_plan")).isFalse();
    }

    @Test
    void safetyGoesWithNeitherToolsNorDocuments() {
        options = CohereOptions.of(Map.of("safety-mode", "STRICT"));
        assertThat(written(HI).path("safety_mode").stringValue()).isEqualTo("STRICT");

        tooling = new Tooling(List.of(tool("a", null)), null, null);
        assertThat(written(HI).has("safety_mode")).isFalse();
    }
}
