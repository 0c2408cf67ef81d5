package io.tollgate.filters.dialect.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.Delivery;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.Sampling;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.dialect.Tooling;
import io.tollgate.filters.wire.Json;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A thought survives the turn with tools in which its provider wants it back. */
class CompatibleTurnTest {

    private static final Stamp STAMP = new Stamp("stamp", Instant.EPOCH);

    private static final Sampling PLAIN =
            new Sampling(null, null, null, null, null, null, null, List.of());

    private static JsonNode assistantOfNextTurn(
            String vendor, String model, List<Part> content, Losses losses) {
        ChatRequest request =
                new ChatRequest(
                        "m",
                        new Delivery(false, false),
                        List.of(
                                new Message(Message.Role.USER, List.of(new Part.Text("Weather?"))),
                                new Message(Message.Role.ASSISTANT, content),
                                new Message(
                                        Message.Role.USER,
                                        List.of(
                                                new Part.ToolResult(
                                                        "call_1",
                                                        null,
                                                        List.of(new Part.Text("Rain")),
                                                        false)))),
                        Tooling.NONE,
                        PLAIN);
        byte[] body =
                VendorRequestTest.dialect(vendor)
                        .writeRequest(request, new TargetModel(model, null), losses)
                        .body();
        return Json.parseObject(body).path("messages").path(1);
    }

    private static ChatResponse answer(String vendor, String message) {
        String body =
                "{'model':'m','choices':[{'index':0,'message':"
                        + message
                        + ",'finish_reason':'stop'}]}";
        return VendorRequestTest.dialect(vendor)
                .readResponse(body.replace('\'', '"').getBytes(UTF_8), STAMP);
    }

    private static final String CALLS =
            "'tool_calls':[{'id':'call_1','type':'function','function':{'name':'f','arguments':'{}'}}]";

    @ParameterizedTest
    @CsvSource({
        "deepseek, deepseek-v4-pro, reasoning_content",
        "groq, openai/gpt-oss-20b, reasoning",
        "xai, grok-4, reasoning_content",
        "openrouter, x/y, reasoning",
        "together, z, reasoning",
        "fireworks, z, reasoning_content",
        "vllm, z, reasoning",
        "sglang, z, reasoning_content",
        "llamacpp, z, reasoning_content",
        "lmstudio, z, reasoning_content",
        "cerebras, z, reasoning",
    })
    void aThoughtGoesHome(String vendor, String model, String member) {
        ChatResponse answer =
                answer(vendor, "{'content':null,'" + member + "':'Ask.'," + CALLS + "}");
        Losses losses = new Losses();
        JsonNode assistant = assistantOfNextTurn(vendor, model, answer.content(), losses);
        assertThat(assistant.path(member).stringValue()).isEqualTo("Ask.");
        assertThat(assistant.path("tool_calls")).hasSize(1);
        assertThat(losses.fields()).isEmpty();
    }

    @Test
    void mistralsThoughtIsAPartOfWhatWasSaid() {
        ChatResponse answer =
                answer(
                        "mistral",
                        "{'content':[{'type':'thinking','thinking':[{'type':'text','text':'Ask.'}]},"
                                + "{'type':'text','text':'I ask.'}],"
                                + CALLS
                                + "}");
        JsonNode assistant =
                assistantOfNextTurn(
                        "mistral", "magistral-medium-2509", answer.content(), new Losses());
        assertThat(assistant.path("content").toString())
                .isEqualTo(
                        "[{\"type\":\"thinking\",\"thinking\":[{\"type\":\"text\",\"text\":\"Ask.\"}]},"
                                + "{\"type\":\"text\",\"text\":\"I ask.\"}]");
        assertThat(assistant.path("tool_calls").path(0).path("id").stringValue())
                .matches("[A-Za-z0-9]{9}");
    }

    @Test
    void anAnswerOfAModelThatDoesNotThinkLosesTheThought() {
        Losses losses = new Losses();
        JsonNode assistant =
                assistantOfNextTurn(
                        "mistral",
                        "codestral-2508",
                        List.of(new Part.Reasoning("Ask.", null), new Part.Text("I ask.")),
                        losses);
        assertThat(assistant.path("content").stringValue()).isEqualTo("I ask.");
        assertThat(losses.fields()).containsExactly("messages[].reasoning");
    }

    @Test
    void deepSeekGetsAnEmptyThoughtWhereTheClientKeptNone() {
        JsonNode assistant =
                assistantOfNextTurn(
                        "deepseek",
                        "deepseek-v4-pro",
                        List.of(new Part.ToolCall("call_1", "f", "{}")),
                        new Losses());
        assertThat(assistant.path("reasoning_content").stringValue()).isEmpty();
    }

    @Test
    void sealedThoughtsGoHomeWhole() {
        String details = "[{'type':'reasoning.text','text':'Ask.','signature':'c2ln','index':0}]";
        ChatResponse answer =
                answer(
                        "openrouter",
                        "{'content':null,'reasoning':'Ask.','reasoning_details':"
                                + details
                                + ","
                                + CALLS
                                + "}");
        JsonNode home = assistantOfNextTurn("openrouter", "x/y", answer.content(), new Losses());
        assertThat(home.path("reasoning_details").toString()).isEqualTo(details.replace('\'', '"'));
        assertThat(home.has("reasoning")).isFalse();

        JsonNode elsewhere = assistantOfNextTurn("xai", "grok-4", answer.content(), new Losses());
        assertThat(elsewhere.has("reasoning_details")).isFalse();
        assertThat(elsewhere.path("reasoning_content").stringValue()).isEqualTo("Ask.");
    }

    @Test
    void unsealedDetailsAreNoSeal() {
        ChatResponse answer =
                answer(
                        "openrouter",
                        "{'content':'Yes.','reasoning':'Ask.','reasoning_details':"
                                + "[{'type':'reasoning.text','text':'Ask.','signature':null}]}");
        assertThat(answer.content().getFirst()).isEqualTo(new Part.Reasoning("Ask.", null));
    }
}
