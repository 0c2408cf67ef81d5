package io.tollgate.filters.dialect.ollama;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.Delivery;
import io.tollgate.filters.dialect.Golden;
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
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.MalformedInput;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests of other dialects, as Ollama gets them. */
class OllamaCrossingTest {

    private static final Sampling NO_SAMPLING =
            new Sampling(null, null, null, null, null, null, null, List.of());
    private static final List<Message> HELLO = List.of(Message.of(Role.USER, "Hello"));
    private static final List<Tool> TOOLS =
            List.of(
                    new Tool("f", "does f", Json.object().put("type", "object"), true),
                    new Tool("g", null, null, false));

    private static final String F =
            """
            {"type":"function","function":{"name":"f","description":"does f",\
            "parameters":{"type":"object"}}}""";
    private static final String G =
            """
            {"type":"function","function":{"name":"g",\
            "parameters":{"type":"object","properties":{}}}}""";
    private static final String START =
            "{\"model\":\"qwen3\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}],";

    private final Losses losses = new Losses();

    static Stream<Path> chats() {
        return Golden.inputs("request", ".ollama-chat.json");
    }

    /** What the client face reads, written and read again, is what it was. */
    @ParameterizedTest
    @MethodSource("chats")
    void writesWhatTheFaceReads(Path input) {
        ChatRequest request = OllamaFaces.CHAT.reader().read(Golden.read(input), new Losses());
        TargetModel graded = new TargetModel("gpt-oss:20b", null);
        byte[] written = new OllamaProvider().writeRequest(request, graded, losses).body();
        byte[] named =
                new String(written, UTF_8).replace(graded.name(), request.model()).getBytes(UTF_8);
        assertThat(OllamaFaces.CHAT.reader().read(named, new Losses())).isEqualTo(request);
        assertThat(losses.fields()).isEmpty();
    }

    @Test
    void alwaysSaysWhetherToStream() {
        ChatRequest request =
                new ChatRequest("m", new Delivery(true, false), HELLO, Tooling.NONE, NO_SAMPLING);
        ProviderRequest written =
                new OllamaProvider().writeRequest(request, new TargetModel("qwen3", 4096), losses);
        assertThat(written.path()).isEqualTo("/api/chat");
        assertThat(new String(written.body(), UTF_8)).isEqualTo(START + "\"stream\":true}");
        assertThat(write(HELLO, Tooling.NONE)).isEqualTo(START + "\"stream\":false}");
    }

    @Test
    void offersTools() {
        assertThat(write(HELLO, tooling(new ToolChoice.Auto(), false)))
                .isEqualTo(START + "\"tools\":[" + F + "," + G + "],\"stream\":false}");
        assertThat(losses.fields()).containsExactly("parallel_tool_calls", "tools[].strict");
    }

    @Test
    void offersNoToolsWhereNoneMayBeCalled() {
        assertThat(write(HELLO, tooling(new ToolChoice.None(), false)))
                .isEqualTo(START + "\"stream\":false}");
        assertThat(losses.fields()).isEmpty();
    }

    @Test
    void offersOnlyTheToolThatMustBeCalled() {
        assertThat(write(HELLO, tooling(new ToolChoice.Named("g"), null)))
                .isEqualTo(START + "\"tools\":[" + G + "],\"stream\":false}");
        assertThat(losses.fields()).containsExactly("tool_choice");
    }

    @Test
    void cannotDemandACall() {
        assertThat(write(HELLO, tooling(new ToolChoice.Required(), true)))
                .isEqualTo(START + "\"tools\":[" + F + "," + G + "],\"stream\":false}");
        assertThat(losses.fields()).containsExactly("tool_choice", "tools[].strict");
    }

    @Test
    void tellsResultsBeforeWhatIsSaidBesides() {
        List<Message> messages =
                List.of(
                        new Message(
                                Role.ASSISTANT,
                                List.of(
                                        new Part.Reasoning("Hm", new Part.Seal("anthropic", "s")),
                                        new Part.Text("One."),
                                        new Part.Text("Two."),
                                        new Part.ToolCall("t1", "f", "{ \"a\" : 1.50 }"),
                                        new Part.ToolCall("t2", "g", ""))),
                        new Message(
                                Role.USER,
                                List.of(
                                        new Part.Text("And hurry."),
                                        result("t2", true),
                                        result("unknown", false))));
        assertThat(write(messages, Tooling.NONE))
                .isEqualTo(
                        """
                        {"model":"qwen3","messages":[\
                        {"role":"assistant","content":"One.\\n\\nTwo.","thinking":"Hm","tool_calls":[\
                        {"id":"t1","function":{"index":0,"name":"f","arguments":{"a":1.50}}},\
                        {"id":"t2","function":{"index":1,"name":"g","arguments":{}}}]},\
                        {"role":"tool","content":"r","tool_name":"g","tool_call_id":"t2"},\
                        {"role":"tool","content":"r","tool_call_id":"unknown"},\
                        {"role":"user","content":"And hurry."}],"stream":false}""");
        assertThat(losses.fields())
                .containsExactly(
                        "messages[].content[].tool_result.error", "messages[].reasoning.seal");
    }

    @Test
    void carriesPicturesThatAreInTheMessage() {
        List<Message> messages =
                List.of(
                        new Message(
                                Role.USER,
                                List.of(
                                        new Part.Text("See?"),
                                        new Part.Image(new ImageSource.Inline("image/png", "aWk=")),
                                        new Part.Image(
                                                new ImageSource.Url("https://example.org/a")),
                                        new Part.Opaque("input_audio"))));
        assertThat(write(messages, Tooling.NONE))
                .isEqualTo(
                        """
                        {"model":"qwen3","messages":[{"role":"user","content":"See?",\
                        "images":["aWk="]}],"stream":false}""");
        assertThat(losses.fields())
                .containsExactly(
                        "messages[].content[].image_url", "messages[].content[].input_audio");
    }

    @Test
    void refusesCallsWhoseArgumentsAreNoObject() {
        List<Message> messages =
                List.of(
                        HELLO.getFirst(),
                        new Message(Role.ASSISTANT, List.of(new Part.ToolCall("t1", "f", "{"))));
        assertThatThrownBy(() -> write(messages, Tooling.NONE))
                .isInstanceOf(MalformedInput.class)
                .hasMessage("messages[1]: expected a JSON object as arguments of a tool call");
    }

    private static Part result(String id, boolean error) {
        return new Part.ToolResult(id, null, List.of(new Part.Text("r")), error);
    }

    private static Tooling tooling(ToolChoice choice, @Nullable Boolean parallel) {
        return new Tooling(TOOLS, choice, parallel);
    }

    private String write(List<Message> messages, Tooling tooling) {
        ChatRequest request =
                new ChatRequest("m", new Delivery(false, true), messages, tooling, NO_SAMPLING);
        return new String(
                new OllamaProvider()
                        .writeRequest(request, new TargetModel("qwen3", null), losses)
                        .body(),
                UTF_8);
    }
}
