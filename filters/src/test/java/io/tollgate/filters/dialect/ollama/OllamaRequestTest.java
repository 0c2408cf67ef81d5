package io.tollgate.filters.dialect.ollama;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tollgate.filters.dialect.ChatFace;
import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.Golden;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.wire.MalformedInput;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the faces make of requests. */
class OllamaRequestTest {

    /** What a golden file shows. */
    private record Reading(ChatRequest request, Collection<String> losses) {}

    static Stream<Path> chats() {
        return Golden.inputs("request", ".ollama-chat.json");
    }

    static Stream<Path> prompts() {
        return Golden.inputs("request", ".ollama-generate.json");
    }

    @ParameterizedTest
    @MethodSource("chats")
    void readsChats(Path input) {
        check(OllamaFaces.CHAT, input);
    }

    @ParameterizedTest
    @MethodSource("prompts")
    void readsPrompts(Path input) {
        check(OllamaFaces.GENERATE, input);
    }

    private static void check(ChatFace face, Path input) {
        Losses losses = new Losses();
        ChatRequest request = face.reader().read(Golden.read(input), losses);
        Golden.check(
                Golden.beside(input, ".canonical.json"),
                Golden.pretty(new Reading(request, losses.fields())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"model\":\"m\"} | messages: expected at least one",
                "{\"model\":\"m\",\"messages\":[]} | messages: expected at least one",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]} | model: expected a string",
                "{\"messages\":[{\"role\":\"king\"}]} | messages[0].role: expected system, user",
                "{\"messages\":[{\"content\":\"x\"}]} | messages[0].role: expected a string",
                "{\"messages\":[{\"role\":\"user\",\"content\":[]}]} | messages[0].content: expected",
                "{\"messages\":[{\"role\":\"user\",\"images\":[1]}]} | messages[0].images[0]: expected",
                "{\"messages\":[{\"role\":\"tool\"}]} | messages[0].role: expected an assistant",
                "[] | expected a JSON object",
            })
    void saysWhatIsWrongWithAChat(String body, String message) {
        assertThatThrownBy(() -> chat(body))
                .isInstanceOf(MalformedInput.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void saysWhatIsWrongWithATool() {
        assertThatThrownBy(
                        () ->
                                chat(
                                        """
                                        {"model": "m", "messages": [{"role": "user", "content": "x"}],
                                         "tools": [{"type": "function"}]}
                                        """))
                .hasMessage("tools[0].function: expected an object");
    }

    @Test
    void refusesArgumentsThatAreNoObject() {
        assertThatThrownBy(
                        () ->
                                chat(
                                        """
                                        {"model": "m", "messages": [{"role": "assistant", "tool_calls":
                                         [{"function": {"name": "f", "arguments": "{}"}}]}]}
                                        """))
                .hasMessage("messages[0].tool_calls[0].function.arguments: expected an object");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{\"model\":\"m\"}", "{\"model\":\"m\",\"system\":\"s\",\"prompt\":\"\"}"})
    void refusesToLoadAModel(String body) {
        assertThatThrownBy(
                        () ->
                                OllamaFaces.GENERATE
                                        .reader()
                                        .read(body.getBytes(UTF_8), new Losses()))
                .isInstanceOf(MalformedInput.class)
                .hasMessage(
                        "prompt: expected a text; none loads a model, which Ollama alone can do");
    }

    @Test
    void givesAResultToTheCallThatItNames() {
        ChatRequest request =
                chat(
                        """
                        {"model": "m", "messages": [
                         {"role": "assistant", "tool_calls": [
                           {"function": {"name": "f"}}, {"id": "x", "function": {"name": "g"}}]},
                         {"role": "tool", "tool_call_id": "elsewhere", "content": "1"},
                         {"role": "tool", "tool_name": "g", "content": "2"},
                         {"role": "tool", "tool_name": "unheard", "content": "3"}]}
                        """);
        assertThat(request.messages()).hasSize(2);
        assertThat(request.messages().get(1).parts())
                .map(Part.ToolResult.class::cast)
                .extracting(Part.ToolResult::callId, Part.ToolResult::toolName)
                .containsExactly(
                        tuple("elsewhere", null), tuple("x", "g"), tuple("call_0", "unheard"));
    }

    @Test
    void entersAToolThatIsNoFunction() {
        Losses losses = new Losses();
        ChatRequest request =
                OllamaFaces.CHAT
                        .reader()
                        .read(
                                """
                                {"model": "m", "messages": [{"role": "user", "content": "x"}],
                                 "tools": [{"type": "web_search"}]}
                                """
                                        .getBytes(UTF_8),
                                losses);
        assertThat(request.tooling().tools()).isEmpty();
        assertThat(losses.fields()).containsExactly("tools[]");
    }

    private static ChatRequest chat(String body) {
        return OllamaFaces.CHAT.reader().read(body.getBytes(UTF_8), new Losses());
    }
}
