package io.tollgate.filters.laws;

import io.tollgate.filters.dialect.AnswerFormat;
import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.Delivery;
import io.tollgate.filters.dialect.DocumentSource;
import io.tollgate.filters.dialect.ImageSource;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Message.Role;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.Sampling;
import io.tollgate.filters.dialect.Thinking;
import io.tollgate.filters.dialect.Tool;
import io.tollgate.filters.dialect.ToolChoice;
import io.tollgate.filters.dialect.Tooling;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes conversations up, the same one for the same seed. */
final class Conversations {

    private static final List<String> WORDS =
            List.of(
                    "rain",
                    "café",
                    "日本",
                    "🦊 fox",
                    "\"quoted\"",
                    "a\\b",
                    "tab\there",
                    "line\nbreak",
                    "<b>&amp;",
                    "\u2028",
                    "ends. ",
                    "{\"json\":true}",
                    "ﷺ",
                    "e\u0301");

    private static final List<String> SCHEMAS =
            List.of(
                    "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}}}",
                    "{\"type\":\"object\",\"$defs\":{\"p\":{\"anyOf\":[{\"type\":\"string\"},"
                            + "{\"type\":\"null\"}]}},\"properties\":{\"at\":{\"$ref\":\"#/$defs/p\"}},"
                            + "\"required\":[\"at\"],\"additionalProperties\":false}",
                    "{\"type\":\"object\",\"properties\":{\"deep\":{\"type\":\"object\",\"properties\":"
                            + "{\"list\":{\"type\":\"array\",\"items\":{\"enum\":[1,\"two\",null]}}}}}}");

    private final SplittableRandom random;
    private final boolean forms;
    private final boolean shown;
    private int calls;

    private Conversations(long seed, boolean forms, boolean shown) {
        this.random = new SplittableRandom(seed);
        this.forms = forms;
        this.shown = shown;
    }

    /**
     * @param forms whether answers may have to have a form
     * @param shown whether results of tools may hold pictures
     */
    static ChatRequest of(long seed, boolean forms, boolean shown) {
        return new Conversations(seed, forms, shown).request();
    }

    private ChatRequest request() {
        List<Tool> tools = tools();
        return new ChatRequest(
                "a-model",
                new Delivery(random.nextBoolean(), true),
                messages(tools),
                new Tooling(tools, tools.isEmpty() ? null : choice(tools), null),
                sampling(),
                maybe(() -> random.nextBoolean() ? Thinking.of(effort()) : Thinking.OFF),
                forms ? maybe(this::format) : null,
                maybe(() -> "user-" + random.nextInt(9)));
    }

    private Thinking.Effort effort() {
        return List.of(Thinking.Effort.LOW, Thinking.Effort.MEDIUM, Thinking.Effort.HIGH)
                .get(random.nextInt(3));
    }

    private AnswerFormat format() {
        return random.nextBoolean()
                ? new AnswerFormat.JsonObject()
                : new AnswerFormat.JsonSchema(null, null, schema(), null);
    }

    private List<Tool> tools() {
        List<Tool> tools = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            tools.add(new Tool("tool_" + i, maybe(this::text), schema(), null));
        }
        return tools;
    }

    private @Nullable ToolChoice choice(List<Tool> tools) {
        return switch (random.nextInt(5)) {
            case 0 -> new ToolChoice.Auto();
            case 1 -> new ToolChoice.None();
            case 2 -> new ToolChoice.Required();
            case 3 -> new ToolChoice.Named(tools.getFirst().name());
            default -> null;
        };
    }

    private JsonNode schema() {
        String schema = SCHEMAS.get(random.nextInt(SCHEMAS.size()));
        return Json.parse(Slice.of(schema.getBytes(StandardCharsets.UTF_8)));
    }

    private Sampling sampling() {
        return new Sampling(
                maybe(() -> random.nextInt(5) / 4.0),
                maybe(() -> random.nextInt(5) / 4.0),
                maybe(() -> random.nextInt(100)),
                maybe(() -> random.nextLong(1L << 50)),
                maybe(() -> random.nextInt(5) / 4.0),
                maybe(() -> random.nextInt(5) / 4.0),
                4096 + random.nextInt(60_000),
                random.nextInt(3) == 0 ? List.of("STOP", "\n\nend") : List.of());
    }

    /** Turn about, as all APIs can say it; the last word is the user's. */
    private List<Message> messages(List<Tool> tools) {
        List<Message> messages = new ArrayList<>();
        if (random.nextBoolean()) {
            messages.add(Message.of(Role.SYSTEM, text()));
        }
        messages.add(new Message(Role.USER, said()));
        for (int turns = random.nextInt(4); turns > 0; turns--) {
            List<Part.ToolCall> made = tools.isEmpty() ? List.of() : calls(tools);
            List<Part> answer = new ArrayList<>();
            if (made.isEmpty() || random.nextBoolean()) {
                answer.add(new Part.Text(text()));
            }
            answer.addAll(made);
            messages.add(new Message(Role.ASSISTANT, answer));
            List<Part> reply = new ArrayList<>();
            made.forEach(call -> reply.add(result(call)));
            if (made.isEmpty() || random.nextBoolean()) {
                reply.addAll(said());
            }
            messages.add(new Message(Role.USER, reply));
        }
        return messages;
    }

    private List<Part.ToolCall> calls(List<Tool> tools) {
        List<Part.ToolCall> made = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            String name = tools.get(random.nextInt(tools.size())).name();
            String arguments =
                    random.nextInt(4) == 0
                            ? "{}"
                            : Json.object()
                                    .put("city", text())
                                    .put("n", random.nextInt())
                                    .toString();
            made.add(new Part.ToolCall("call_" + calls++, name, arguments));
        }
        return made;
    }

    private Part result(Part.ToolCall call) {
        List<Part> content = new ArrayList<>();
        content.add(new Part.Text(text()));
        if (shown && random.nextInt(4) == 0) {
            content.add(image());
        }
        return new Part.ToolResult(call.id(), call.name(), content, random.nextInt(5) == 0);
    }

    private List<Part> said() {
        List<Part> parts = new ArrayList<>();
        if (random.nextInt(4) == 0) {
            parts.add(image());
        }
        if (random.nextInt(6) == 0) {
            parts.add(document());
        }
        parts.add(new Part.Text(text()));
        return parts;
    }

    private Part image() {
        return new Part.Image(
                random.nextInt(4) == 0
                        ? new ImageSource.Url("https://example.org/" + random.nextInt(9))
                        : new ImageSource.Inline("image/png", "iVBOR" + random.nextInt(1000)));
    }

    private Part document() {
        return new Part.Document(
                new DocumentSource.Inline("application/pdf", "JVBERi" + random.nextInt(100)),
                "paper " + random.nextInt(9));
    }

    private String text() {
        StringBuilder text = new StringBuilder("w");
        for (int i = random.nextInt(8); i >= 0; i--) {
            text.append(' ').append(WORDS.get(random.nextInt(WORDS.size())));
        }
        return text.append('.').toString();
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return random.nextBoolean() ? value.get() : null;
    }
}
