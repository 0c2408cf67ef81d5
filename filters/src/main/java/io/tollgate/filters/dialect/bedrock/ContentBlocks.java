package io.tollgate.filters.dialect.bedrock;

import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.dialect.StreamEvent.Block;
import io.tollgate.filters.dialect.StreamState;
import io.tollgate.filters.wire.MalformedInput;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * The blocks of a stream by Bedrock's numbers for them. Only calls of tools have a start; a block
 * of text, or of thought, is there with its first piece.
 */
final class ContentBlocks {

    private record Open(int number, Block kind) {}

    private final StreamState state;
    private final Map<Long, Open> open = new HashMap<>();
    private final Set<Integer> sealed = new HashSet<>();

    ContentBlocks(StreamState state) {
        this.state = state;
    }

    void start(JsonNode event, Consumer<StreamEvent> events) {
        JsonNode call = event.path("start").path("toolUse");
        if (call.isObject()) {
            open(event, new Block.ToolCall(text(call, "toolUseId"), text(call, "name")), events);
        }
    }

    private static String text(JsonNode call, String name) {
        String value = call.path(name).stringValue("");
        if (value.isEmpty()) {
            throw new MalformedInput("contentBlockStart.toolUse." + name + ": expected a string");
        }
        return value;
    }

    void grow(JsonNode event, Consumer<StreamEvent> events) {
        JsonNode delta = event.path("delta");
        String text = delta.path("text").stringValue("");
        if (!text.isEmpty()) {
            Open block = block(event, new Block.Text(), events);
            events.accept(new StreamEvent.TextGrew(block.number(), text));
        }
        JsonNode reasoning = delta.path("reasoningContent");
        if (reasoning.isObject()) {
            think(event, reasoning, events);
        }
        String input = delta.path("toolUse").path("input").stringValue("");
        if (!input.isEmpty()) {
            call(event, input, events);
        }
    }

    private void think(JsonNode event, JsonNode reasoning, Consumer<StreamEvent> events) {
        String text = reasoning.path("text").stringValue("");
        if (!text.isEmpty()) {
            Open block = block(event, new Block.Reasoning(), events);
            events.accept(new StreamEvent.ReasoningGrew(block.number(), text));
        }
        String signature = reasoning.path("signature").stringValue("");
        if (!signature.isEmpty()) {
            seal(event, Seals.signature(signature), events);
        }
        String encrypted = reasoning.path("redactedContent").stringValue("");
        if (!encrypted.isEmpty()) {
            seal(event, Seals.encrypted(encrypted), events);
        }
    }

    private void seal(JsonNode event, Part.Seal seal, Consumer<StreamEvent> events) {
        Open block = block(event, new Block.Reasoning(), events);
        if (sealed.add(block.number())) {
            events.accept(new StreamEvent.ReasoningSealed(block.number(), seal));
        }
    }

    private void call(JsonNode event, String input, Consumer<StreamEvent> events) {
        Open block = open.get(index(event));
        if (block == null || !(block.kind() instanceof Block.ToolCall)) {
            throw new MalformedInput("contentBlockDelta.toolUse: expected a call that has begun");
        }
        events.accept(new StreamEvent.ToolInputGrew(block.number(), input));
    }

    /** The block that the event is about, opened if it is not, or is of another kind. */
    private Open block(JsonNode event, Block kind, Consumer<StreamEvent> events) {
        Open block = open.get(index(event));
        return block != null && block.kind().equals(kind) ? block : open(event, kind, events);
    }

    private Open open(JsonNode event, Block kind, Consumer<StreamEvent> events) {
        state.start("", events);
        stop(event, events);
        Open block = new Open(state.open(kind, events), kind);
        open.put(index(event), block);
        return block;
    }

    void stop(JsonNode event, Consumer<StreamEvent> events) {
        Open block = open.remove(index(event));
        if (block != null) {
            state.close(block.number(), events);
        }
    }

    private static long index(JsonNode event) {
        return event.path("contentBlockIndex").longValue(0);
    }
}
