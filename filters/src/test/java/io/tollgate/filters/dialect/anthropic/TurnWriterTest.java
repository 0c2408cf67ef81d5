package io.tollgate.filters.dialect.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import io.tollgate.filters.dialect.Tooling;
import io.tollgate.filters.wire.MalformedInput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a conversation becomes a system prompt and turns. */
class TurnWriterTest {

    private static final String HEAD = "{\"model\":\"m\",\"max_tokens\":10";
    private static final Sampling SAMPLING =
            new Sampling(null, null, null, null, null, null, 10, List.of());

    private final Losses losses = new Losses();

    @Test
    void liftsSystemMessagesOutOfTheConversation() {
        assertThat(body(Message.of(Role.SYSTEM, "a"), Message.of(Role.USER, "u")))
                .isEqualTo(",\"system\":\"a\",\"messages\":[" + user("u") + "]");
        assertThat(
                        body(
                                Message.of(Role.SYSTEM, "a"),
                                Message.of(Role.USER, "u"),
                                Message.of(Role.SYSTEM, " "),
                                Message.of(Role.SYSTEM, "b"),
                                Message.of(Role.USER, "v")))
                .isEqualTo(
                        ",\"system\":["
                                + text("a")
                                + ","
                                + text("b")
                                + "],\"messages\":[{\"role\":\"user\",\"content\":["
                                + text("u")
                                + ","
                                + text("v")
                                + "]}]");
    }

    @Test
    void putsResultsOfToolsFirst() {
        Part image = new Part.Image(new ImageSource.Inline("image/png", "iVBO"));
        Part url = new Part.Image(new ImageSource.Url("https://example.org/a"));
        Part one = new Part.ToolResult("call.1:0", null, List.of(new Part.Text("4")), true);
        Part two =
                new Part.ToolResult(
                        "c2",
                        null,
                        List.of(new Part.Text("x"), image, new Part.Opaque("pdf")),
                        false);
        Part none = new Part.ToolResult("c3", "now", List.of(), false);
        assertThat(
                        body(
                                new Message(Role.USER, List.of(new Part.Text("so?"), url, one)),
                                new Message(Role.USER, List.of(two, none))))
                .isEqualTo(
                        ",\"messages\":[{\"role\":\"user\",\"content\":["
                                + "{\"type\":\"tool_result\",\"tool_use_id\":\"call_1_0\","
                                + "\"content\":\"4\",\"is_error\":true},"
                                + "{\"type\":\"tool_result\",\"tool_use_id\":\"c2\",\"content\":["
                                + text("x")
                                + ",{\"type\":\"image\",\"source\":{\"type\":\"base64\","
                                + "\"media_type\":\"image/png\",\"data\":\"iVBO\"}}]},"
                                + "{\"type\":\"tool_result\",\"tool_use_id\":\"c3\"},"
                                + text("so?")
                                + ",{\"type\":\"image\",\"source\":{\"type\":\"url\","
                                + "\"url\":\"https://example.org/a\"}}]}]");
        assertThat(losses.fields()).containsExactly("messages[].content[].tool_result.pdf");
    }

    @Test
    void writesCallsAndLeavesEmptyTextsAndTurnsOut() {
        assertThat(
                        body(
                                Message.of(Role.USER, ""),
                                new Message(
                                        Role.ASSISTANT,
                                        List.of(
                                                new Part.Text("\n"),
                                                new Part.ToolCall("call.1:0", "now", " "),
                                                new Part.ToolCall("c2", "add", "{\"a\": 1}")))))
                .isEqualTo(
                        ",\"messages\":[{\"role\":\"assistant\",\"content\":["
                                + "{\"type\":\"tool_use\",\"id\":\"call_1_0\",\"name\":\"now\","
                                + "\"input\":{}},{\"type\":\"tool_use\",\"id\":\"c2\","
                                + "\"name\":\"add\",\"input\":{\"a\":1}}]}]");
        assertThat(losses.isEmpty()).isTrue();
    }

    @Test
    void namesTheToolWhoseArgumentsAreMalformed() {
        Message call = new Message(Role.ASSISTANT, List.of(new Part.ToolCall("c", "add", "[1]")));
        assertThatThrownBy(() -> body(call))
                .isInstanceOf(MalformedInput.class)
                .hasMessageContaining("'add'");
    }

    @Test
    void takesSealsHomeAndDropsOtherThoughts() {
        assertThat(
                        body(
                                new Message(
                                        Role.ASSISTANT,
                                        List.of(
                                                new Part.Reasoning("hm", seal("anthropic")),
                                                new Part.Reasoning("", Redacted.seal("s")),
                                                new Part.Reasoning("so", seal("gemini")),
                                                new Part.Reasoning("so", null),
                                                new Part.Image(new ImageSource.Url("u")),
                                                new Part.Opaque("audio")))))
                .isEqualTo(
                        ",\"messages\":[{\"role\":\"assistant\",\"content\":["
                                + "{\"type\":\"thinking\",\"thinking\":\"hm\",\"signature\":\"s\"},"
                                + "{\"type\":\"redacted_thinking\",\"data\":\"s\"}]}]");
        assertThat(losses.fields())
                .containsExactly(
                        "messages[].content[].audio",
                        "messages[].content[].image",
                        "messages[].reasoning");
    }

    private String body(Message... messages) {
        ChatRequest request =
                new ChatRequest(
                        "x", new Delivery(false, false), List.of(messages), Tooling.NONE, SAMPLING);
        ProviderRequest written =
                MessagesRequestWriter.write(request, new TargetModel("m", null), losses);
        String body = new String(written.body(), StandardCharsets.UTF_8);
        return body.substring(HEAD.length(), body.length() - 1);
    }

    private static Part.Seal seal(String dialect) {
        return new Part.Seal(dialect, "s");
    }

    private static String user(String text) {
        return "{\"role\":\"user\",\"content\":[" + text(text) + "]}";
    }

    private static String text(String text) {
        return "{\"type\":\"text\",\"text\":\"" + text + "\"}";
    }
}
