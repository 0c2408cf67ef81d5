package io.tollgate.filters.dialect.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.filters.dialect.AnswerFormat;
import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.Delivery;
import io.tollgate.filters.dialect.ImageSource;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Message.Role;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.dialect.Sampling;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.dialect.Tool;
import io.tollgate.filters.dialect.Tooling;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.MalformedInput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Requests, where models and places differ, and where clients do. */
class GeminiRequestTest {

    private static final Sampling SAMPLING =
            new Sampling(
                    null,
                    null,
                    null,
                    1L << 40,
                    0.0,
                    null,
                    null,
                    List.of("1", "2", "3", "4", "5", "6"));
    private static final Message RESULT =
            new Message(
                    Role.USER,
                    List.of(
                            new Part.ToolResult(
                                    "c1",
                                    null,
                                    List.of(
                                            new Part.Text("seen"),
                                            new Part.Image(
                                                    new ImageSource.Inline("image/png", "iVBO"))),
                                    false)));

    private final Losses losses = new Losses();

    private JsonNode written(ProviderDialect provider, String model, Message... messages) {
        ChatRequest request =
                new ChatRequest(
                        "m",
                        new Delivery(false, true),
                        List.of(messages),
                        new Tooling(List.of(new Tool("look", null, null, null)), null, false),
                        SAMPLING,
                        null,
                        new AnswerFormat.JsonObject(),
                        "ada");
        return Json.parseObject(
                provider.writeRequest(request, new TargetModel(model, null), losses).body());
    }

    private static Message call() {
        return new Message(Role.ASSISTANT, List.of(new Part.ToolCall("c1", "look", "")));
    }

    @Test
    void newerModelsSeePicturesInResultsAndHaveAFormBesideTools() {
        JsonNode body = written(new GeminiProvider(), "gemini-3-pro", call(), RESULT);

        JsonNode parts = body.path("contents").path(1).path("parts");
        assertThat(parts).hasSize(1);
        assertThat(parts.path(0).path("functionResponse").toString())
                .isEqualTo(
                        "{\"id\":\"c1\",\"name\":\"look\",\"response\":{\"output\":\"seen\"},\"parts\":[{\"inlineData\":{\"mimeType\":\"image/png\",\"data\":\"iVBO\"}}]}");
        assertThat(body.path("generationConfig").has("responseMimeType")).isTrue();
        assertThat(losses.fields()).containsExactly("parallel_tool_calls", "seed", "stop", "user");
    }

    @Test
    void olderModelsSeeThemBehindAndHaveEither() {
        JsonNode body = written(new GeminiProvider(), "gemini-2.5-flash", call(), RESULT);

        JsonNode parts = body.path("contents").path(1).path("parts");
        assertThat(parts).hasSize(2);
        assertThat(parts.path(1).has("inlineData")).isTrue();
        assertThat(body.path("generationConfig").toString())
                .isEqualTo("{\"stopSequences\":[\"1\",\"2\",\"3\",\"4\",\"5\"]}");
        assertThat(losses.fields()).contains("response_format");
    }

    @Test
    void onVertexCallsGoByName() {
        JsonNode body = written(new VertexProvider(), "gemini-2.5-flash", call(), RESULT);

        assertThat(
                        body.path("contents")
                                .path(0)
                                .path("parts")
                                .path(0)
                                .path("functionCall")
                                .toString())
                .isEqualTo("{\"name\":\"look\",\"args\":{}}");
        assertThat(body.path("contents").path(1).path("parts").path(0).path("functionResponse"))
                .noneMatch(JsonNode::isMissingNode);
        assertThat(body.toString()).doesNotContain("\"id\"");
    }

    @Test
    void aSystemPromptAloneIsWhatIsAsked() {
        JsonNode body =
                written(new GeminiProvider(), "gemini-3-pro", Message.of(Role.SYSTEM, "Begin."));

        assertThat(body.has("systemInstruction")).isFalse();
        assertThat(body.path("contents").toString())
                .isEqualTo("[{\"role\":\"user\",\"parts\":[{\"text\":\"Begin.\"}]}]");
    }

    @Test
    void theConversationMustHaveAPart() {
        assertThatThrownBy(() -> read("{\"contents\":[]}"))
                .isInstanceOf(MalformedInput.class)
                .hasMessageContaining("contents");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"contents\":[{\"role\":\"robot\",\"parts\":[{\"text\":\"x\"}]}]}",
                "{\"contents\":[{\"parts\":[{}]}]}",
                "{\"contents\":[{\"parts\":[{\"functionCall\":{}}]}]}",
                "{\"contents\":[{\"parts\":[{\"functionCall\":{\"name\":\"x\",\"args\":7}}]}]}",
                "{\"contents\":[{\"parts\":[{\"functionResponse\":{\"name\":\"x\",\"response\":\"y\"}}]}]}",
                "{\"contents\":[{\"parts\":[{\"text\":\"x\"}]}],\"toolConfig\":{\"functionCallingConfig\":{\"mode\":\"SOME\"}}}",
                "{\"contents\":[{\"parts\":[{\"text\":\"x\"}]}],\"generationConfig\":{},\"generation_config\":{}}"
            })
    void whatIsNoRequestIsRefused(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(MalformedInput.class);
    }

    /** SDKs give a streamed answer back piece by piece. */
    @Test
    void piecesOfAnAnswerAreOneMessage() {
        List<Message> messages =
                read("{\"contents\":[{\"parts\":[{\"text\":\"hi\"}]},"
                                + "{\"role\":\"model\",\"parts\":[{\"text\":\"H\",\"thought\":true}]},"
                                + "{\"role\":\"model\",\"parts\":[{\"text\":\"m.\",\"thought\":true}]},"
                                + "{\"role\":\"model\",\"parts\":[{\"text\":\"\",\"thought\":true,\"thoughtSignature\":\"dG9sbGdhdGU6YW50aHJvcGljOnNpZw==\"},{\"text\":\"Th\"}]},"
                                + "{\"role\":\"model\",\"parts\":[{\"text\":\"ree.\"}]},"
                                + "{\"role\":\"model\",\"parts\":[{\"text\":\"\",\"thoughtSignature\":\"c2ln\"}]}]}")
                        .messages();

        assertThat(messages)
                .containsExactly(
                        Message.of(Role.USER, "hi"),
                        new Message(
                                Role.ASSISTANT,
                                List.of(
                                        new Part.Reasoning(
                                                "Hm.", new Part.Seal("anthropic", "sig")),
                                        new Part.Text("Three."),
                                        new Part.Reasoning("", new Part.Seal("gemini", "c2ln")))));
    }

    @Test
    void aWholeRequestIsCountedToo() {
        byte[] body =
                "{\"generateContentRequest\":{\"model\":\"models/x\",\"systemInstruction\":{\"parts\":[{\"text\":\"s\"}]},\"contents\":[{\"parts\":[{\"text\":\"u\"}]}]}}"
                        .getBytes(StandardCharsets.UTF_8);

        assertThat(CountTokens.read(body, losses).messages())
                .containsExactly(Message.of(Role.SYSTEM, "s"), Message.of(Role.USER, "u"));
    }

    private ChatRequest read(String body) {
        return GenerateContentReader.whole(body.getBytes(StandardCharsets.UTF_8), losses);
    }
}
