package io.tollgate.filters.laws;

import io.tollgate.filters.dialect.AnswerFormat;
import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.ImageSource;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.Sampling;
import io.tollgate.filters.dialect.Tool;
import io.tollgate.filters.dialect.ToolChoice;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a request says, line by line, whatever way its dialect has of cutting messages into parts.
 * Lines under a name that was reported as lost are left out.
 */
final class Meaning {

    private final Set<String> lost;
    private final List<String> lines = new ArrayList<>();

    private Meaning(Set<String> lost) {
        this.lost = lost;
    }

    static List<String> of(ChatRequest request, Set<String> lost) {
        Meaning meaning = new Meaning(lost);
        meaning.line("model", request.model());
        meaning.messages(request.messages());
        meaning.tools(request);
        meaning.sampling(request.sampling());
        if (!isLost("thinking", lost) && request.thinking() != null) {
            meaning.line("thinking wanted", request.thinking().wanted());
        }
        if (!isLost("response_format", lost)) {
            meaning.line("format", form(request.format()));
        }
        if (!isLost("user", lost)) {
            meaning.line("user", request.endUser());
        }
        return meaning.lines;
    }

    private static boolean isLost(String name, Set<String> lost) {
        return lost.stream().anyMatch(field -> field.equals(name) || field.startsWith(name + "."));
    }

    private void line(String name, @Nullable Object value) {
        lines.add(name + ": " + value);
    }

    /** Some dialects have a name for it and some do not. */
    private static @Nullable Object form(@Nullable AnswerFormat format) {
        return format instanceof AnswerFormat.JsonSchema schema ? schema.schema() : format;
    }

    /** What one side says in a row is one turn. */
    private void messages(List<Message> messages) {
        List<Part> turn = new ArrayList<>();
        for (int at = 0; at < messages.size(); at++) {
            Message message = messages.get(at);
            turn.addAll(message.parts());
            if (at + 1 == messages.size() || messages.get(at + 1).role() != message.role()) {
                message(new Message(message.role(), turn));
                turn.clear();
            }
        }
    }

    /**
     * The order of parts of different kinds differs between dialects; that of one kind does not.
     */
    private void message(Message message) {
        line("role", message.role());
        each(message.parts(), Part.ToolResult.class, this::result);
        each(message.parts(), Part.Image.class, image -> image("image", "", image));
        each(
                message.parts(),
                Part.Document.class,
                document -> {
                    if (!lost.contains("messages[].content[].document")) {
                        line("document", isNameLost() ? document.source() : document);
                    }
                });
        StringBuilder text = new StringBuilder();
        each(message.parts(), Part.Text.class, part -> text.append(part.text()));
        if (!text.isEmpty()) {
            line("text", text);
        }
        each(
                message.parts(),
                Part.ToolCall.class,
                call -> line("call", call.id() + " " + call.name() + tree(call.arguments())));
    }

    private boolean isNameLost() {
        return lost.contains("messages[].content[].document.name");
    }

    private void result(Part.ToolResult result) {
        StringBuilder text = new StringBuilder();
        each(result.content(), Part.Text.class, part -> text.append(part.text()));
        line("result of " + result.callId(), text);
        each(
                result.content(),
                Part.Image.class,
                image -> image("image in result", "tool_result.", image));
        if (!lost.contains("messages[].content[].tool_result.error")) {
            line("failed", result.error());
        }
    }

    private void image(String name, String place, Part.Image image) {
        boolean fetched = image.source() instanceof ImageSource.Url;
        if (!(fetched && lost.contains("messages[].content[]." + place + "image_url"))) {
            line(name, image.source());
        }
    }

    private static String tree(String json) {
        return Json.parse(Slice.of(json.getBytes(StandardCharsets.UTF_8))).toString();
    }

    private static <P extends Part> void each(List<Part> parts, Class<P> kind, Consumer<P> use) {
        parts.stream().filter(kind::isInstance).map(kind::cast).forEach(use);
    }

    private void tools(ChatRequest request) {
        ToolChoice choice = request.tooling().choice();
        if (lost.contains("tool_choice") || choice instanceof ToolChoice.None) {
            return;
        }
        for (Tool tool : request.tooling().tools()) {
            line("tool", tool.name() + " " + tool.description() + " " + tool.inputSchema());
        }
        if (choice instanceof ToolChoice.Required || choice instanceof ToolChoice.Named) {
            line("choice", choice);
        }
    }

    private void sampling(Sampling sampling) {
        number("temperature", sampling.temperature());
        number("top_p", sampling.topP());
        number("top_k", sampling.topK());
        number("seed", sampling.seed());
        number("frequency_penalty", sampling.frequencyPenalty());
        number("presence_penalty", sampling.presencePenalty());
        number("max_tokens", sampling.maxTokens());
        if (!lost.contains("stop")) {
            line("stop", sampling.stop());
        }
    }

    private void number(String name, @Nullable Number value) {
        if (!lost.contains(name)) {
            line(name, value);
        }
    }
}
