package io.tollgate.filters.dialect.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.filters.dialect.DocumentSource;
import io.tollgate.filters.dialect.ImageSource;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Message.Role;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.Sampling;
import io.tollgate.filters.dialect.Thinking;
import io.tollgate.filters.dialect.Thinking.Effort;
import io.tollgate.filters.dialect.Tool;
import io.tollgate.filters.dialect.Tooling;
import io.tollgate.filters.wire.MalformedInput;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands on parts and around them: cache points, documents, samples, an answer begun. */
class MarkedPartTest {

    private static final String MODEL = "claude-sonnet-4-5";
    private static final Part.CachePoint POINT = new Part.CachePoint("1h");
    private static final String MARK = "\"cache_control\":{\"type\":\"ephemeral\",\"ttl\":\"1h\"}";
    private static final Part TEXT = new Part.Text("t");
    private static final String LOST = "messages[].content[].cache_control";

    @Test
    void marksTextsImagesAndDocuments() {
        Part image = new Part.Image(new ImageSource.Inline("image/png", "iVBO"));
        Part pdf = new Part.Document(new DocumentSource.Inline("application/pdf", "JVBE"), "d.pdf");
        for (Part part : List.of(TEXT, image, pdf)) {
            Asked.Written written = Asked.PLAIN.user(part, POINT, TEXT).of(MODEL);
            assertThat(block(written, 0, 0)).endsWith("," + MARK + "}");
            assertThat(block(written, 0, 1)).isEqualTo("{\"type\":\"text\",\"text\":\"t\"}");
            assertThat(written.losses()).isEmpty();
        }
    }

    @Test
    void marksCallsAndResults() {
        Part call = new Part.ToolCall("c1", "now", "{}");
        Part result = new Part.ToolResult("c1", null, List.of(TEXT), false);
        Asked.Written written =
                Asked.PLAIN
                        .messages(
                                Message.of(Role.USER, "hi"),
                                new Message(Role.ASSISTANT, List.of(call, POINT)),
                                new Message(Role.USER, List.of(TEXT, result, POINT)))
                        .of(MODEL);
        assertThat(block(written, 1, 0)).contains("tool_use").endsWith("," + MARK + "}");
        assertThat(block(written, 2, 0)).contains("tool_result").endsWith("," + MARK + "}");
        assertThat(block(written, 2, 1)).doesNotContain("cache_control");
    }

    @Test
    void marksToolsAndTheSystemPrompt() {
        Tool tool = new Tool("now", null, null, null, new Part.CachePoint(null));
        Asked.Written written =
                Asked.PLAIN
                        .messages(
                                new Message(Role.SYSTEM, List.of(TEXT, POINT)),
                                Message.of(Role.USER, "hi"))
                        .tooling(new Tooling(List.of(tool), null, null))
                        .of(MODEL);
        assertThat(written.member("system"))
                .isEqualTo("[{\"type\":\"text\",\"text\":\"t\"," + MARK + "}]");
        assertThat(written.body().path("tools").path(0).path("cache_control").toString())
                .isEqualTo("{\"type\":\"ephemeral\"}");
        assertThat(written.losses()).isEmpty();
    }

    @Test
    void losesAMarkThatNothingCarries() {
        assertThat(Asked.PLAIN.user(POINT, TEXT).of(MODEL).losses()).containsExactly(LOST);
        Part thought = new Part.Reasoning("hm", new Part.Seal("anthropic", "s"));
        Asked.Written written =
                Asked.PLAIN
                        .messages(
                                Message.of(Role.USER, "hi"),
                                new Message(Role.ASSISTANT, List.of(thought, POINT)),
                                Message.of(Role.USER, "so?"))
                        .of(MODEL);
        assertThat(written.losses()).containsExactly(LOST);
        assertThat(written.body().toString()).doesNotContain("cache_control");
    }

    @Test
    void readsTheTextOutOfAFile() {
        Part file = new Part.Document(new DocumentSource.Inline("text/plain", "w7Y="), "n.txt");
        assertThat(Asked.PLAIN.user(file).of(MODEL).content())
                .isEqualTo(
                        "[{\"type\":\"document\",\"source\":{\"type\":\"text\","
                                + "\"media_type\":\"text/plain\",\"data\":\"ö\"},"
                                + "\"title\":\"n.txt\"}]");
    }

    @Test
    void refusesAFileThatIsNotInBase64() {
        Asked asked =
                Asked.PLAIN.user(
                        new Part.Document(new DocumentSource.Inline("text/plain", "w7Y"), null),
                        new Part.Document(new DocumentSource.Inline("text/plain", "a"), null));
        assertThatThrownBy(() -> asked.of(MODEL))
                .isInstanceOf(MalformedInput.class)
                .hasMessageContaining("Base64");
    }

    @Test
    void losesAFileThatTheApiCannotRead() {
        Part file = new Part.Document(new DocumentSource.Inline("application/zip", "UEsD"), null);
        Asked.Written written = Asked.PLAIN.user(TEXT, file).of(MODEL);
        assertThat(written.losses()).containsExactly("messages[].content[].document");
        assertThat(written.body().path("messages").path(0).path("content")).hasSize(1);
    }

    @Test
    void trimsAnAnswerThatWasBegun() {
        Asked.Written written =
                Asked.PLAIN
                        .messages(
                                Message.of(Role.ASSISTANT, "earlier \n"),
                                Message.of(Role.USER, "hi "),
                                Message.of(Role.ASSISTANT, " It is \n"))
                        .of(MODEL);
        assertThat(written.body().path("messages").findValuesAsString("text"))
                .containsExactly("earlier \n", "hi ", " It is");
        assertThat(written.losses()).isEmpty();
    }

    @Test
    void drawsFreelyOnlyWithoutAThought() {
        Asked thinking =
                Asked.PLAIN
                        .thinking(Thinking.of(Effort.LOW))
                        .sampling(new Sampling(0.5, 0.9, 4, null, null, null, 9000, List.of("x")));
        Asked.Written written = thinking.of(MODEL);
        assertThat(written.losses()).containsExactlyInAnyOrder("temperature", "top_p", "top_k");
        assertThat(written.member("temperature") + written.member("top_p")).isEmpty();
        assertThat(written.member("stop_sequences")).isEqualTo("[\"x\"]");
        assertThat(thinking.thinking(Thinking.OFF).of(MODEL).losses()).isEmpty();
    }

    @Test
    void saysWithAThoughtWhatTheApiTakes() {
        Asked.Written written =
                Asked.PLAIN
                        .thinking(Thinking.of(Effort.LOW))
                        .sampling(new Sampling(1.0, 0.95, null, null, null, null, 9000, List.of()))
                        .of(MODEL);
        assertThat(written.member("temperature")).isEqualTo("1.0");
        assertThat(written.member("top_p")).isEqualTo("0.95");
        assertThat(written.losses()).isEmpty();
    }

    @Test
    void tellsTheNewestNothingAboutDraws() {
        Asked.Written written =
                Asked.PLAIN
                        .sampling(new Sampling(1.0, 1.0, 4, null, null, null, 9000, List.of()))
                        .of("claude-opus-4-7");
        assertThat(written.losses()).containsExactlyInAnyOrder("temperature", "top_p", "top_k");
        assertThat(written.member("temperature") + written.member("top_k")).isEmpty();
    }

    private static String block(Asked.Written written, int message, int block) {
        return written.body().path("messages").path(message).path("content").path(block).toString();
    }
}
