package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.dialect.StreamEvent.Block;
import io.tollgate.filters.dialect.StreamState;
import io.tollgate.filters.wire.MalformedInput;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The content blocks of a stream, by the provider's index. Blocks of types that the canonical model
 * has no word for (server tools and their results) are ignored as a whole, so canonical numbers may
 * differ from the provider's.
 */
final class ContentBlocks {

    private final StreamState state;
    private final Map<Long, ContentBlock> open = new TreeMap<>();
    private boolean called;

    ContentBlocks(StreamState state) {
        this.state = state;
    }

    /** Whether the model called a tool. */
    boolean called() {
        return called;
    }

    void start(JsonNode event, Consumer<StreamEvent> events) {
        stop(event, events);
        JsonNode content = event.path("content_block");
        Block kind = kind(content);
        if (kind == null) {
            return;
        }
        called |= kind instanceof Block.ToolCall;
        state.start("", events);
        ContentBlock block = new ContentBlock(state.open(kind, events), kind);
        open.put(index(event), block);
        block.start(content, events);
    }

    void grow(JsonNode event, Consumer<StreamEvent> events) {
        ContentBlock block = open.get(index(event));
        if (block != null) {
            block.grow(event.path("delta"), events);
        }
    }

    void stop(JsonNode event, Consumer<StreamEvent> events) {
        ContentBlock block = open.remove(index(event));
        if (block != null) {
            block.stop(events);
            state.close(block.number(), events);
        }
    }

    void stopAll(Consumer<StreamEvent> events) {
        for (ContentBlock block : List.copyOf(open.values())) {
            block.stop(events);
        }
        open.clear();
        state.closeAll(events);
    }

    private static long index(JsonNode event) {
        return event.path("index").longValue(0);
    }

    private static @Nullable Block kind(JsonNode content) {
        return switch (content.path("type").stringValue("")) {
            case "text" -> new Block.Text();
            case "thinking", "redacted_thinking" -> new Block.Reasoning();
            case "tool_use" -> call(content);
            default -> null;
        };
    }

    private static Block call(JsonNode content) {
        String name = required(content, "name");
        return AnswerTool.isAnswer(name)
                ? new Block.Text()
                : new Block.ToolCall(required(content, "id"), name);
    }

    private static String required(JsonNode content, String name) {
        String value = content.path(name).stringValue("");
        if (value.isEmpty()) {
            throw new MalformedInput("content_block." + name + ": expected a string");
        }
        return value;
    }
}
