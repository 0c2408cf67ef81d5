package io.tollgate.filters.dialect.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.Delivery;
import io.tollgate.filters.dialect.ImageSource;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Message.Role;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.ProviderRequest;
import io.tollgate.filters.dialect.Sampling;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.dialect.Tool;
import io.tollgate.filters.dialect.ToolChoice;
import io.tollgate.filters.dialect.Tooling;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatRequestWriterTest {

    private static final Sampling NO_SAMPLING =
            new Sampling(null, null, null, null, null, null, null, List.of());

    private final Losses losses = new Losses();

    @ParameterizedTest
    @CsvSource({
        "gpt-4.1, max_tokens",
        "gpt-oss-120b, max_tokens",
        "llama-3.3, max_tokens",
        "openai/gpt-5, max_tokens",
        "gpt-5-mini, max_completion_tokens",
        "gpt-5.6-luna, max_completion_tokens",
        "o1, max_completion_tokens",
        "o3-pro, max_completion_tokens",
        "o4-mini, max_completion_tokens",
    })
    void asksForTheLongestAnswerByTheNameThatTheModelKnows(String model, String name) {
        Sampling sampling = new Sampling(null, null, null, null, null, null, 100, List.of());
        assertThat(write(sampling, Tooling.NONE, model, null))
                .isEqualTo("{\"model\":\"" + model + "\",\"messages\":[],\"" + name + "\":100}");
    }

    @Test
    void namesWhatItCannotSay() {
        Sampling sampling = new Sampling(null, null, 40, null, null, null, 32_000, List.of("a"));
        assertThat(write(sampling, Tooling.NONE, "gpt-4.1", null))
                .isEqualTo(
                        "{\"model\":\"gpt-4.1\",\"messages\":[],\"stop\":[\"a\"],"
                                + "\"max_tokens\":32000}");
        assertThat(losses.fields()).containsExactly("top_k");
    }

    @Test
    void givesAToolWithoutASchemaAnEmptyOne() {
        Tooling tooling =
                new Tooling(
                        List.of(new Tool("now", null, null, null)),
                        new ToolChoice.Named("now"),
                        false);
        assertThat(write(NO_SAMPLING, tooling, "m", null))
                .isEqualTo(
                        "{\"model\":\"m\",\"messages\":[],\"tools\":[{\"type\":\"function\","
                                + "\"function\":{\"name\":\"now\",\"parameters\":"
                                + "{\"type\":\"object\",\"properties\":{}}}}],\"tool_choice\":"
                                + "{\"type\":\"function\",\"function\":{\"name\":\"now\"}},"
                                + "\"parallel_tool_calls\":false}");
    }

    @Test
    void leavesOutAChoiceAmongNoTools() {
        Tooling tooling = new Tooling(List.of(), new ToolChoice.Auto(), true);
        assertThat(write(NO_SAMPLING, tooling, "m", null))
                .isEqualTo("{\"model\":\"m\",\"messages\":[]}");
    }

    @Test
    void putsResultsOfToolsBeforeTheRestOfTheTurn() {
        Part image = new Part.Image(new ImageSource.Inline("image/png", "iVBO"));
        Part.ToolResult result =
                new Part.ToolResult("c1", null, List.of(new Part.Text("4"), image), true);
        assertThat(messages(new Message(Role.USER, List.of(new Part.Text("so?"), image, result))))
                .isEqualTo(
                        "[{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"4\"},"
                                + "{\"role\":\"user\",\"content\":["
                                + "{\"type\":\"text\",\"text\":\"Result of the tool call c1:\"},"
                                + "{\"type\":\"image_url\",\"image_url\":"
                                + "{\"url\":\"data:image/png;base64,iVBO\"}},"
                                + "{\"type\":\"text\",\"text\":\"so?\"},{\"type\":\"image_url\","
                                + "\"image_url\":{\"url\":\"data:image/png;base64,iVBO\"}}]}]");
        assertThat(losses.fields()).containsExactly("messages[].content[].tool_result.error");
    }

    @Test
    void dropsThoughtsAndSaysSo() {
        Part thought = new Part.Reasoning("hm", new Part.Seal("anthropic", "s"));
        Part call = new Part.ToolCall("c1", "now", " ");
        assertThat(
                        messages(
                                new Message(Role.ASSISTANT, List.of(thought)),
                                new Message(Role.ASSISTANT, List.of(thought, call))))
                .isEqualTo(
                        "[{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"c1\","
                                + "\"type\":\"function\",\"function\":{\"name\":\"now\","
                                + "\"arguments\":\"{}\"}}]}]");
        assertThat(losses.fields()).containsExactly("messages[].reasoning");
    }

    @Test
    void joinsTexts() {
        List<Part> texts = List.of(new Part.Text("a"), new Part.Text("b"));
        assertThat(messages(new Message(Role.SYSTEM, texts), new Message(Role.USER, texts)))
                .isEqualTo(
                        "[{\"role\":\"system\",\"content\":\"a\\n\\nb\"},"
                                + "{\"role\":\"user\",\"content\":\"a\\n\\nb\"}]");
    }

    @Test
    void asksForUsageInStreams() {
        ChatRequest request =
                new ChatRequest(
                        "x", new Delivery(true, false), List.of(), Tooling.NONE, NO_SAMPLING);
        ProviderRequest written =
                new OpenAiProvider().writeRequest(request, new TargetModel("m", null), losses);
        assertThat(written.path()).isEqualTo("/chat/completions");
        assertThat(text(written))
                .isEqualTo(
                        "{\"model\":\"m\",\"messages\":[],\"stream\":true,"
                                + "\"stream_options\":{\"include_usage\":true}}");
    }

    private String messages(Message... messages) {
        String body =
                write(List.of(messages), NO_SAMPLING, Tooling.NONE, new TargetModel("m", null));
        return body.substring("{\"model\":\"m\",\"messages\":".length(), body.length() - 1);
    }

    private String write(Sampling sampling, Tooling tooling, String model, Integer limit) {
        return write(List.of(), sampling, tooling, new TargetModel(model, limit));
    }

    private String write(
            List<Message> messages, Sampling sampling, Tooling tooling, TargetModel model) {
        Delivery whole = new Delivery(false, false);
        ChatRequest request = new ChatRequest("x", whole, messages, tooling, sampling);
        return text(new OpenAiProvider().writeRequest(request, model, losses));
    }

    private static String text(ProviderRequest request) {
        return new String(request.body(), StandardCharsets.UTF_8);
    }
}
